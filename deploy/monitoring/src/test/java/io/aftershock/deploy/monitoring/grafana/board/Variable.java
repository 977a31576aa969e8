package io.aftershock.deploy.monitoring.grafana.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What may be chosen at the top of a dashboard. */
public record Variable(String name, ObjectNode json) {

    static final String DATASOURCE = "datasource";

    private static final int ON_LOAD = 1;
    private static final int ON_TIME_RANGE = 2;
    private static final int ALPHABETICAL = 5;
    private static final int LABEL_VALUES = 1;

    /** Which Prometheus is asked. */
    public static Variable datasource() {
        Variable variable = of("datasource", DATASOURCE, "Prometheus", "The Prometheus that scrapes Aftershock.");
        variable.json
                .put("query", "prometheus")
                .put("regex", "")
                .put("refresh", ON_LOAD)
                .put("multi", false)
                .put("includeAll", false);
        variable.choose("default", "default");
        return variable;
    }

    /** One value of a label. */
    public static Variable one(String label, String title, String description, String series) {
        return labels(label, title, description, series, false);
    }

    /** Values of a label; all unless some are chosen. */
    public static Variable some(String label, String title, String description, String series) {
        Variable variable = labels(label, title, description, series, true);
        variable.json.put("allValue", ".+");
        variable.choose("All", "$__all");
        return variable;
    }

    private static Variable labels(String label, String title, String description, String series, boolean several) {
        Variable variable = of("query", label, title, description);
        String query = "label_values(" + series + ", " + label + ")";
        variable.json.set("datasource", Datasource.json());
        variable.json
                .put("definition", query)
                .put("multi", several)
                .put("includeAll", several)
                .put("refresh", ON_TIME_RANGE)
                .put("regex", "")
                .put("sort", ALPHABETICAL);
        variable.json
                .putObject("query")
                .put("qryType", LABEL_VALUES)
                .put("query", query)
                .put("refId", "PrometheusVariableQueryEditor-VariableQuery");
        return variable;
    }

    /** One of some fixed values; the first unless another is chosen. */
    public static Variable fixed(String name, String title, String description, List<String> values) {
        Variable variable = of("custom", name, title, description);
        variable.json.put("query", String.join(",", values)).put("multi", false).put("includeAll", false);
        variable.choose(values.get(0), values.get(0));
        return variable;
    }

    /** A text that is typed in. */
    public static Variable text(String name, String title, String description, String value) {
        Variable variable = of("textbox", name, title, description);
        variable.json.put("query", value);
        variable.choose(value, value);
        return variable;
    }

    /** A span of time that grows with the time range of the dashboard, but is never shorter than the first of these. */
    public static Variable interval(String name, String title, String description, List<String> spans) {
        Variable variable = of("interval", name, title, description);
        variable.json
                .put("query", String.join(",", spans))
                .put("auto", true)
                .put("auto_min", spans.get(0))
                .put("auto_count", 200)
                .put("refresh", ON_TIME_RANGE);
        variable.choose("auto", "$__auto_interval_" + name);
        return variable;
    }

    private static Variable of(String type, String name, String title, String description) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", type)
                .put("name", name)
                .put("label", title)
                .put("description", description)
                .put("hide", 0)
                .put("skipUrlSync", false);
        return new Variable(name, json);
    }

    private void choose(String text, String value) {
        json.putObject("current").put("selected", true).put("text", text).put("value", value);
    }
}
