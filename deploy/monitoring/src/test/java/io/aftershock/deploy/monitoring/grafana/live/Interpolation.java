package io.aftershock.deploy.monitoring.grafana.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Grafana puts in the place of variables before it asks.
 *
 * @param chosen by the name of the variable
 * @param range the time range of the dashboard
 * @param scrapeInterval as the datasource is told
 */
record Interpolation(Map<String, String> chosen, Duration range, long fromMillis, Duration scrapeInterval) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-zA-Z_]\\w*)}?");

    /** How many points a panel asks for; as many as it is wide in pixels. */
    private static final int POINTS = 1_000;

    private static final int SCRAPES = 4;

    /** The question of a panel; {@code shortestStep} is what it says of that, or zero. */
    String of(String question, Duration shortestStep) {
        Duration step = step(shortestStep);
        Map<String, String> values = new HashMap<>(chosen);
        values.put("__range", range.toSeconds() + "s");
        values.put("__from", Long.toString(fromMillis));
        Duration rate = longer(step.plus(scrapeInterval), scrapeInterval.multipliedBy(SCRAPES));
        values.put("__rate_interval", rate.toSeconds() + "s");
        return VARIABLE.matcher(question).replaceAll(match -> Matcher.quoteReplacement(value(match, values, question)));
    }

    /** The time between two values. */
    Duration step(Duration shortest) {
        return longer(longer(shortest, scrapeInterval), range.dividedBy(POINTS));
    }

    private static String value(MatchResult match, Map<String, String> values, String question) {
        String value = values.get(match.group(1));
        if (value == null) {
            throw new IllegalArgumentException("nothing is known of " + match.group() + " in " + question);
        }
        return value;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
