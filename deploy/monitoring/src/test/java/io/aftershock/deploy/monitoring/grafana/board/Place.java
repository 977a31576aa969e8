package io.aftershock.deploy.monitoring.grafana.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where a panel lies on the grid, which is 24 columns wide and grows downwards. */
record Place(int x, int y, int width, int height) {

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("h", height)
                .put("w", width)
                .put("x", x)
                .put("y", y);
    }
}
