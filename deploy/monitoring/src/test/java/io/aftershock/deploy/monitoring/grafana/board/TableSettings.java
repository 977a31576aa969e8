package io.aftershock.deploy.monitoring.grafana.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The columns of a table in their order, and by which of them its rows are sorted. */
record TableSettings(List<Column> columns, String worstFirst) implements Settings {

    TableSettings {
        if (columns.stream().noneMatch(column -> column.title().equals(worstFirst))) {
            throw new IllegalArgumentException("no column of the table is called " + worstFirst);
        }
    }

    @Override
    public ObjectNode options() {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.put("cellHeight", "sm").put("frameIndex", 0).put("showHeader", true);
        options.putArray("sortBy").addObject().put("displayName", worstFirst).put("desc", true);
        return options;
    }

    @Override
    public ObjectNode custom() {
        ObjectNode custom = JsonNodeFactory.instance.objectNode();
        custom.put("align", "auto").put("filterable", true).put("inspect", false);
        custom.putObject("cellOptions").put("type", "auto");
        return custom;
    }

    @Override
    public List<ObjectNode> overrides() {
        return columns.stream().map(Column::json).toList();
    }

    /** The answers to several queries beside each other, one row for each combination of labels. */
    @Override
    public ArrayNode transformations(int queries) {
        ArrayNode transformations = JsonNodeFactory.instance.arrayNode();
        if (queries > 1) {
            transformations.addObject().put("id", "merge").putObject("options");
        }
        ObjectNode organize = transformations.addObject().put("id", "organize").putObject("options");
        organize.putObject("excludeByName").put("Time", true);
        ObjectNode order = organize.putObject("indexByName");
        for (int i = 0; i < columns.size(); i++) {
            order.put(columns.get(i).field(), i);
        }
        organize.putObject("renameByName");
        return transformations;
    }
}
