package io.aftershock.cli.chaos.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each server says it has answered, read from the server itself while nobody calls.
 *
 * @param atMillis when they were read
 */
public record ServerCounters(long atMillis, Map<String, Counter> byServer) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The counter of one life of a server. */
    record Counter(String serverId, long total) {}

    public static ServerCounters read(NatsCluster cluster) {
        Map<String, Counter> counters = new TreeMap<>();
        for (NatsServer node : cluster.nodes()) {
            String page = Deadline.in(PATIENCE)
                    .awaitValue(
                            node.name() + " shows its counters",
                            () -> node.monitoring().get("/jsz"));
            counters.put(node.name(), parse(page));
        }
        return new ServerCounters(System.currentTimeMillis(), counters);
    }

    private static Counter parse(String page) {
        try {
            JsonNode jsz = JSON.readTree(page);
            return new Counter(
                    jsz.path("server_id").asText(), jsz.at("/api/total").asLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Servers that have lived since then. */
    public long survivorsSince(ServerCounters before) {
        return byServer.keySet().stream()
                .filter(server -> survived(server, before))
                .count();
    }

    /** Of each server that has lived since then: how its counter differs from the audits of that time; in words. */
    public List<String> differencesSince(ServerCounters before, List<Audit> audits) {
        List<String> differences = new ArrayList<>();
        byServer.forEach((server, counter) -> {
            long moved = counter.total() - before.byServer.get(server).total();
            long seen = audits.stream()
                    .filter(audit -> audit.counted() && audit.server().equals(server))
                    .filter(audit -> audit.atMillis() > before.atMillis && audit.atMillis() <= atMillis)
                    .count();
            if (survived(server, before) && moved != seen) {
                differences.add(server + " counted " + moved + ", audits " + seen);
            }
        });
        return differences;
    }

    private boolean survived(String server, ServerCounters before) {
        return byServer.get(server)
                .serverId()
                .equals(before.byServer.get(server).serverId());
    }
}
