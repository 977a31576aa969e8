package io.aftershock.monitor.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/** Reads findings as a subscriber would: by the names of their fields. */
final class Found {

    private Found() {}

    static Function<JsonNode, String> text(String field) {
        return node -> node.path(field).isNull() ? null : node.path(field).asText();
    }

    static long millis(JsonNode node, String field) {
        return Instant.parse(node.path(field).asText()).toEpochMilli();
    }

    static List<String> strings(JsonNode node, String field) {
        return node.path(field).valueStream().map(JsonNode::asText).toList();
    }

    /** Of each id the highest revision, which is what readers keep; in the order in which the ids came. */
    static Collection<JsonNode> last(Collection<JsonNode> revisions) {
        LinkedHashMap<String, JsonNode> last = new LinkedHashMap<>();
        revisions.forEach(revision -> last.put(revision.path("id").asText(), revision));
        return last.values();
    }

    /** All revisions of one id. */
    static List<JsonNode> of(Collection<JsonNode> revisions, String id) {
        return revisions.stream()
                .filter(revision -> revision.path("id").asText().equals(id))
                .toList();
    }

    /** The first name in a list of the evidence. */
    static String leading(JsonNode breach, String list) {
        return breach.path("evidence").path(list).path(0).path("name").asText();
    }
}
