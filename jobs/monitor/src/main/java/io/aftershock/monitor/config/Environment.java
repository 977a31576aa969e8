package io.aftershock.monitor.config;

import io.aftershock.monitor.config.schema.Key;
import io.aftershock.monitor.config.schema.ListOf;
import io.aftershock.monitor.config.schema.Section;
import io.aftershock.monitor.config.schema.Shape;
import io.aftershock.monitor.config.tree.Assignment;
import io.aftershock.monitor.config.tree.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads environment variables as keys: {@code AFTERSHOCK_CHECKS__JETSTREAM_009__THRESHOLD} is {@code
 * checks.JETSTREAM_009.threshold}, {@code AFTERSHOCK_CLUSTERS__0__URLS} is {@code clusters[0].urls}.
 *
 * <p>Two underscores stand for a dot. A variable without them is none of ours: the launcher has such.
 */
final class Environment {

    private static final String PREFIX = "AFTERSHOCK_";
    private static final String DOT = "__";

    private Environment() {}

    /** In the order of their names, so that the same variables give the same configuration. */
    static List<Assignment> assignments(Section schema, Map<String, String> variables) {
        List<Assignment> assignments = new ArrayList<>();
        new TreeMap<>(variables).forEach((name, value) -> {
            if (name.startsWith(PREFIX) && name.contains(DOT)) {
                List<String> steps =
                        steps(schema, name.substring(PREFIX.length()).split(DOT, -1));
                assignments.add(new Assignment(steps, value, Origin.variable(name)));
            }
        });
        return assignments;
    }

    private static List<String> steps(Section schema, String[] words) {
        List<String> steps = new ArrayList<>();
        Shape shape = schema;
        for (String word : words) {
            if (shape instanceof ListOf list) {
                steps.add("[" + word + "]");
                shape = list.item();
            } else {
                Key key = shape instanceof Section section ? key(section, word) : null;
                steps.add(key == null ? word.toLowerCase(Locale.ROOT) : key.name());
                shape = key == null ? null : key.shape();
            }
        }
        return steps;
    }

    private static @Nullable Key key(Section section, String word) {
        return section.keys().stream()
                .filter(key -> key.name().equalsIgnoreCase(word))
                .findFirst()
                .orElse(null);
    }
}
