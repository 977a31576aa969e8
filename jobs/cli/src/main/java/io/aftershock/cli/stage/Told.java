package io.aftershock.cli.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One finding as a reader of the findings stream sees it.
 *
 * @param seenMillis when it was read, epoch milliseconds
 */
public record Told(JsonNode json, long seenMillis) {

    public String text(String field) {
        return json.path(field).asText("");
    }

    public boolean is(String record) {
        return text("record").equals(record);
    }

    public boolean isBreach(String check) {
        return is("breach") && text("check").equals(check);
    }

    public boolean isNewBreach() {
        return is("breach") && (text("state").equals("opened") || text("state").equals("reopened"));
    }

    public boolean isMetaElection() {
        return is("election") && text("scope").equals("meta");
    }

    public String account() {
        return text("account");
    }

    /** The error code with the most errors; empty without evidence. */
    public String leadingCode() {
        return json.path("evidence").path("codes").path(0).path("name").asText("");
    }

    /** Ids of the breaches and elections that a correlation is about. */
    public List<String> about() {
        List<String> ids = new ArrayList<>();
        json.path("breach_ids").forEach(id -> ids.add(id.asText()));
        json.path("election_ids").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    /** In a few words, for the narration. */
    public String words() {
        return switch (text("record")) {
            case "election" ->
                text("leader") + " leads the meta group after " + text("previous_leader") + ": "
                        + text("cause").replace('_', ' ') + ", "
                        + json.path("outage_ms").asLong() + " ms without a leader";
            case "breach" -> text("check") + " " + text("severity") + " " + text("state") + ": " + text("summary");
            case "correlation" ->
                "verdict "
                        + (json.path("kind").isNull()
                                ? "unexplained"
                                : text("kind").replace('_', ' ')) + ": "
                        + text("summary");
            default -> text("record");
        };
    }
}
