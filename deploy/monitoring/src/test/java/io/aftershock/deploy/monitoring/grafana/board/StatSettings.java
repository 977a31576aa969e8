package io.aftershock.deploy.monitoring.grafana.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A number on a ground whose colour can be read from the other end of the room. */
record StatSettings() implements Settings {

    @Override
    public ObjectNode options() {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.put("colorMode", "background")
                .put("graphMode", "none")
                .put("justifyMode", "auto")
                .put("orientation", "auto")
                .put("textMode", "auto")
                .put("wideLayout", true);
        options.putObject("reduceOptions")
                .put("fields", "")
                .put("values", false)
                .putArray("calcs")
                .add("lastNotNull");
        return options;
    }

    @Override
    public ObjectNode custom() {
        return JsonNodeFactory.instance.objectNode();
    }
}
