package io.aftershock.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.testkit.observatory.Observatory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The audits that both observatories stored, each distinct id once, counted without any code of the job. */
public final class StoredAudits {

    private StoredAudits() {}

    /** Requests and errors by {@code ACCOUNT WINDOW_END requests|errors}, in windows of 10 s that slide by 5 s. */
    public static Map<String, Long> counted(Fleet fleet, Set<String> keys) throws Exception {
        Map<String, JsonNode> audits = new HashMap<>();
        for (Observatory observatory : List.of(fleet.first, fleet.second)) {
            for (JsonNode body : Stored.bodies(observatory, Observatory.FLEET_STREAM, "fleet.east.adv.")) {
                if (body.path("type").asText().endsWith(".api_audit")) {
                    audits.put(body.path("id").asText(), body);
                }
            }
        }
        Map<String, Long> counted = new TreeMap<>();
        keys.forEach(key -> counted.put(key, 0L));
        for (JsonNode audit : audits.values()) {
            if (audit.at("/client/name").asText().startsWith("aftershock-")) {
                continue;
            }
            String account = audit.at("/client/acc").asText("SYS");
            long at = Instant.parse(audit.path("timestamp").asText()).toEpochMilli();
            boolean failed = audit.path("response").asText().contains("\"error\":{");
            for (long end = (at / 5_000 + 1) * 5_000; end <= at + 10_000; end += 5_000) {
                String key =
                        account + " " + Instant.ofEpochMilli(end).toString().replace("Z", ".000Z");
                counted.computeIfPresent(key + " requests", (name, count) -> count + 1);
                if (failed) {
                    counted.computeIfPresent(key + " errors", (name, count) -> count + 1);
                }
            }
        }
        return counted;
    }
}
