package io.aftershock.deploy.monitoring.grafana.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a number stands for, in words and a colour. */
public record Mapping(int value, String text, Color color) {

    static ArrayNode json(List<Mapping> mappings) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        if (!mappings.isEmpty()) {
            ObjectNode options = json.addObject().put("type", "value").putObject("options");
            for (int i = 0; i < mappings.size(); i++) {
                Mapping mapping = mappings.get(i);
                options.putObject(Integer.toString(mapping.value()))
                        .put("color", mapping.color().id())
                        .put("index", i)
                        .put("text", mapping.text());
            }
        }
        return json;
    }
}
