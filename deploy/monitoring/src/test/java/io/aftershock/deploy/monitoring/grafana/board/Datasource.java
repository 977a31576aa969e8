package io.aftershock.deploy.monitoring.grafana.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The Prometheus that is asked: whichever is chosen at the top of the dashboard. */
final class Datasource {

    private Datasource() {}

    static ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "prometheus")
                .put("uid", "${" + Variable.DATASOURCE + "}");
    }
}
