package io.aftershock.deploy.monitoring.grafana.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Vertical lines through all panels, where something happened.
 *
 * @param expr whose value is the time in milliseconds, if {@code valueIsTime}; else something happened where it is above 0
 * @param title of a line, with labels in double braces
 */
public record Marker(String name, Color color, String expr, boolean valueIsTime, String title, String labels) {

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("datasource", Datasource.json());
        return json.put("enable", true)
                .put("hide", false)
                .put("iconColor", color.id())
                .put("name", name)
                .put("expr", expr)
                .put("step", "1m")
                .put("titleFormat", title)
                .put("textFormat", "")
                .put("tagKeys", labels)
                .put("useValueForTime", valueIsTime);
    }
}
