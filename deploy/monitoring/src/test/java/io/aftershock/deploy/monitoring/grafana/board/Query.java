package io.aftershock.deploy.monitoring.grafana.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A question to Prometheus.
 *
 * @param legend what a line or a value is called, with labels in double braces
 */
public record Query(String expr, String legend, Shape shape) {

    /** How the answer is used. */
    public enum Shape {
        /** Over the time range of the dashboard. */
        RANGE,
        /** At its end, as single values. */
        NOW,
        /** At its end, as rows of a table, with a column a label. */
        ROWS
    }

    public static Query range(String legend, String expr) {
        return new Query(expr, legend, Shape.RANGE);
    }

    public static Query now(String legend, String expr) {
        return new Query(expr, legend, Shape.NOW);
    }

    /** Of a table; its value is the column {@code Value #REF}. */
    public static Query rows(String expr) {
        return new Query(expr, "", Shape.ROWS);
    }

    /** The letter by which a panel calls its query at this place. */
    static String ref(int place) {
        return String.valueOf((char) ('A' + place));
    }

    ObjectNode json(int place) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("datasource", Datasource.json());
        json.put("refId", ref(place));
        json.put("editorMode", "code");
        json.put("expr", expr);
        json.put("format", shape == Shape.ROWS ? "table" : "time_series");
        json.put("instant", shape != Shape.RANGE);
        json.put("range", shape == Shape.RANGE);
        json.put("legendFormat", shape == Shape.ROWS ? "__auto" : legend);
        return json;
    }
}
