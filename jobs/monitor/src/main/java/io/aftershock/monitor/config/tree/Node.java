package io.aftershock.monitor.config.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of what was written, not yet understood. */
public sealed interface Node {

    Origin origin();

    /** What it is, for people. */
    String kind();

    /** A single value, as it was written; {@code toString} leaves it out, since it may be a secret in a wrong place. */
    record Text(String value, Origin origin) implements Node {
        @Override
        public String kind() {
            return "a single value";
        }

        @Override
        public String toString() {
            return "Text[" + origin.text() + "]";
        }
    }

    /** A list. */
    record Items(List<Node> items, Origin origin) implements Node {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys and their values, in the order of the file. */
    record Fields(Map<String, Node> fields, Origin origin) implements Node {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public String kind() {
            return "keys with values";
        }
    }
}
