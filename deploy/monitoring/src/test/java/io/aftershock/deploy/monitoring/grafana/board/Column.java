package io.aftershock.deploy.monitoring.grafana.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of a table: a label, or the value of one of its queries. */
public record Column(
        String field,
        String title,
        int width,
        @Nullable Unit unit,
        @Nullable Thresholds thresholds,
        List<Mapping> mappings,
        @Nullable Link link) {

    /** A label of the rows. */
    public static Column label(String label, String title, int width) {
        return new Column(label, title, width, null, null, List.of(), null);
    }

    /** The value of the query at this place, the first being 0. */
    public static Column value(int query, String title, int width, Unit unit) {
        return new Column("Value #" + Query.ref(query), title, width, unit, null, List.of(), null);
    }

    /** The same as the only value of its table, which has no letter then. */
    public static Column only(String title, int width, Unit unit) {
        return new Column("Value", title, width, unit, null, List.of(), null);
    }

    public Column to(Link target) {
        return new Column(field, title, width, unit, thresholds, mappings, target);
    }

    /** Coloured by its value. */
    public Column judged(Thresholds by) {
        return new Column(field, title, width, unit, by, mappings, link);
    }

    /** Words and colours in place of numbers. */
    public Column inWords(List<Mapping> words) {
        return new Column(field, title, width, unit, thresholds, words, link);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("matcher").put("id", "byName").put("options", field);
        ArrayNode properties = json.putArray("properties");
        property(properties, "displayName").put("value", title);
        property(properties, "custom.width").put("value", width);
        if (unit != null) {
            property(properties, "unit").put("value", unit.id());
        }
        if (thresholds != null) {
            property(properties, "thresholds").set("value", thresholds.json());
        }
        if (thresholds != null || !mappings.isEmpty()) {
            property(properties, "custom.cellOptions").putObject("value").put("type", "color-text");
        }
        if (!mappings.isEmpty()) {
            property(properties, "mappings").set("value", Mapping.json(mappings));
        }
        if (link != null) {
            property(properties, "links").putArray("value").add(link.json());
        }
        return json;
    }

    private static ObjectNode property(ArrayNode properties, String id) {
        return properties.addObject().put("id", id);
    }
}
