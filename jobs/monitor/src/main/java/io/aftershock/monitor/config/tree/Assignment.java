package io.aftershock.monitor.config.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value that an argument or a variable lays over the file.
 *
 * @param steps from the root: a key, or {@code [entry]} of a list, by number or by name
 */
public record Assignment(List<String> steps, String value, Origin origin) {

    private static final Pattern STEP = Pattern.compile("(?<key>[^.\\[\\]=]+)|(?<entry>\\[[^\\]]+])|(?<dot>\\.)");

    public Assignment {
        steps = List.copyOf(steps);
    }

    /** Reads {@code clusters[east].urls=nats://a:4222}; what is not of that form is a problem and gives no assignment. */
    public static List<Assignment> ofArguments(List<String> arguments, Problems problems) {
        List<Assignment> assignments = new ArrayList<>();
        for (String argument : arguments) {
            // Names in brackets may hold anything but the bracket itself.
            int equals = argument.indexOf('=', argument.lastIndexOf(']', argument.indexOf('=')) + 1);
            if (equals < 1) {
                problems.error(
                        new KeyPath("--set"),
                        "is without =, must be KEY=VALUE, such as windows.size=60s",
                        Origin.NOWHERE);
                continue;
            }
            String key = argument.substring(0, equals);
            List<String> steps = steps(key);
            if (steps.isEmpty()) {
                problems.error(new KeyPath(key), "is not a key path such as clusters[0].urls", Origin.ARGUMENT);
            } else {
                assignments.add(new Assignment(steps, argument.substring(equals + 1), Origin.ARGUMENT));
            }
        }
        return assignments;
    }

    private static List<String> steps(String key) {
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(key);
        int end = 0;
        boolean keyExpected = true;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            if ((matcher.group("key") != null) != keyExpected) {
                return List.of();
            }
            keyExpected = matcher.group("dot") != null;
            if (!keyExpected) {
                steps.add(matcher.group());
            }
        }
        return end == key.length() && !keyExpected ? steps : List.of();
    }
}
