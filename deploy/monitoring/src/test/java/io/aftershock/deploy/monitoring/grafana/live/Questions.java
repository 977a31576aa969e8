package io.aftershock.deploy.monitoring.grafana.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.deploy.monitoring.grafana.KeptDashboard;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All questions of a dashboard: of its panels, of its markers and of its variables. */
final class Questions {

    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern OF_LINE = Pattern.compile("__field\\.labels\\.(\\w+)");
    private static final Pattern OF_ROW = Pattern.compile("__data\\.fields\\.(\\w+)");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), (\\w+)\\)");

    /** Such a question is answered even if there is no such metric. */
    private static final String OR_NONE = " or vector(0)";

    private final Interpolation interpolation;
    private final long toMillis;

    private Questions(Interpolation interpolation, long toMillis) {
        this.interpolation = interpolation;
        this.toMillis = toMillis;
    }

    /** What is asked when the dashboard shows its range up to this time. */
    static List<Question> of(KeptDashboard dashboard, Interpolation interpolation, long toMillis) {
        Questions questions = new Questions(interpolation, toMillis);
        List<Question> all = new ArrayList<>();
        for (JsonNode panel : dashboard.panels()) {
            String place = dashboard.uid() + ", " + panel.path("title").asText();
            panel.path("targets").forEach(target -> all.add(questions.ofPanel(place, panel, target)));
        }
        for (JsonNode marker : dashboard.markers()) {
            all.add(questions.ofMarker(dashboard.uid(), marker));
        }
        return all;
    }

    /** How Grafana asks for the values of a variable. */
    static String variable(JsonNode variable, Function<String, String> interpolation) {
        Matcher query =
                LABEL_VALUES.matcher(variable.path("query").path("query").asText());
        if (!query.matches()) {
            throw new IllegalArgumentException("no label_values: " + variable);
        }
        return "/api/v1/label/" + query.group(2) + "/values?match%5B%5D="
                + encoded(interpolation.apply(query.group(1)));
    }

    private Question ofPanel(String place, JsonNode panel, JsonNode target) {
        Duration shortest = seconds(panel.path("interval").asText("0s"));
        String expr = interpolation.of(target.path("expr").asText(), shortest);
        if (expr.endsWith(OR_NONE)) {
            expr = expr.substring(0, expr.length() - OR_NONE.length());
        }
        Set<String> labels = found(LEGEND, target.path("legendFormat").asText());
        labels.addAll(found(OF_LINE, panel.toString()));
        if (panel.path("type").asText().equals("table")) {
            labels.addAll(found(OF_ROW, panel.toString()));
            labels.addAll(columns(panel));
        }
        return target.path("instant").asBoolean()
                ? new Question(place, expr, "/api/v1/query?query=" + encoded(expr), labels)
                : overTime(place, expr, interpolation.step(shortest), labels);
    }

    private Question ofMarker(String uid, JsonNode marker) {
        Duration step = seconds(marker.path("step").asText());
        Set<String> labels = found(LEGEND, marker.path("titleFormat").asText());
        return overTime(
                uid + ", marker " + marker.path("name").asText(),
                interpolation.of(marker.path("expr").asText(), step),
                interpolation.step(Duration.ZERO),
                labels);
    }

    private Question overTime(String place, String expr, Duration step, Set<String> labels) {
        String path = "/api/v1/query_range?query=%s&start=%s&end=%s&step=%d"
                .formatted(encoded(expr), interpolation.fromMillis() / 1000.0, toMillis / 1000.0, step.toSeconds());
        return new Question(place, expr, path, labels);
    }

    /** Labels that are columns; the others are values of queries. */
    private static Set<String> columns(JsonNode panel) {
        return KeptDashboard.list(panel.path("fieldConfig").path("overrides")).stream()
                .map(override -> override.path("matcher").path("options").asText())
                .filter(field -> !field.startsWith("Value"))
                .collect(Collectors.toSet());
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Duration seconds(String text) {
        return Duration.parse("PT" + text.toUpperCase(java.util.Locale.ROOT));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    static Stream<JsonNode> variables(KeptDashboard dashboard) {
        return dashboard.variables().stream()
                .filter(variable -> variable.path("type").asText().equals("query"));
    }
}
