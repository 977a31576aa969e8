package io.aftershock.deploy.monitoring.grafana.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A line a thing, coloured by its state. */
record StateSettings() implements Settings {

    @Override
    public ObjectNode options() {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.put("alignValue", "left")
                .put("mergeValues", true)
                .put("rowHeight", 0.8)
                .put("showValue", "auto");
        options.putObject("legend")
                .put("displayMode", "list")
                .put("placement", "bottom")
                .put("showLegend", true);
        options.putObject("tooltip").put("mode", "single").put("sort", "none");
        return options;
    }

    @Override
    public ObjectNode custom() {
        return JsonNodeFactory.instance.objectNode().put("fillOpacity", 80).put("lineWidth", 0);
    }
}
