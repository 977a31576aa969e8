package io.aftershock.deploy.monitoring.grafana.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What only one kind of panel has. */
interface Settings {

    ObjectNode options();

    /** How values are drawn. */
    ObjectNode custom();

    /** By what a value gets its colour. */
    default ObjectNode color() {
        return JsonNodeFactory.instance.objectNode().put("mode", "thresholds");
    }

    default List<ObjectNode> overrides() {
        return List.of();
    }

    default ArrayNode transformations(int queries) {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** The shortest time between two values; empty for as short as Prometheus is asked. */
    default String interval() {
        return "";
    }

    /** The same for a panel that has thresholds, which have to be seen. */
    default Settings judged() {
        return this;
    }
}
