package io.aftershock.monitor.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.monitor.ingest.Tally;
import io.aftershock.monitor.publish.Line;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * What a bounded run has told.
 *
 * @param lines in the order of the command line's output
 * @param totals the accumulators at the end
 */
public record Replayed(List<Line> lines, Map<String, Object> totals) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The bytes that {@code --format json} prints, dead letters with them. */
    public List<String> json() {
        return lines.stream().map(Line::json).toList();
    }

    /** The lines of one record, as JSON trees. */
    public List<JsonNode> records(String record) {
        return lines.stream()
                .filter(line -> line.record().equals(record))
                .map(line -> tree(line.json()))
                .toList();
    }

    /** The elections of meta leaders. */
    public List<JsonNode> metaElections() {
        return records("election").stream()
                .filter(election -> election.path("scope").asText().equals("meta"))
                .toList();
    }

    /** All revisions of the breaches of a check. */
    public List<JsonNode> breaches(String check) {
        return records("breach").stream()
                .filter(breach -> breach.path("check").asText().equals(check))
                .toList();
    }

    /** How often something was counted. */
    public long count(Tally tally) {
        return (Long) totals.getOrDefault(tally.label(), 0L);
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a line is not JSON: " + json, e);
        }
    }
}
