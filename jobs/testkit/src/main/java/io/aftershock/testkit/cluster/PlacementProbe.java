package io.aftershock.testkit.cluster;

import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.server.Deadline;
import java.time.Duration;

/**
 * The proof that a new cluster can place a stream on all of its servers.
 *
 * <p>A meta leader places nothing on a peer whose first STATSZ it has not heard, and no page shows whether it has: about one
 * start in a hundred answered 10005 to the first stream. A new cluster has no observers yet, so the probe is seen by nobody.
 */
final class PlacementProbe {

    private static final String STREAM = "AFTERSHOCK_PROBE";
    private static final String NOT_FOUND = "\"err_code\":10059";
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private PlacementProbe() {}

    static void await(NatsCluster cluster, Duration patience) {
        String config = """
                {"name": "%s", "subjects": ["aftershock.probe"], "num_replicas": %d, "storage": "memory"}""".formatted(STREAM, cluster.nodes().size());
        try (NatsSession session = cluster.connect(cluster.tenants().get(0).account(), "aftershock-probe")) {
            Deadline.in(patience).await(cluster.name() + " places a stream on all servers", () -> {
                String answer = ask(session, "CREATE", config);
                return answer.contains("\"created\"");
            });
            Deadline.in(patience).await(cluster.name() + " has deleted the probe", () -> {
                String answer = ask(session, "DELETE", "");
                return answer.contains("\"success\":true") || answer.contains(NOT_FOUND);
            });
        }
    }

    private static String ask(NatsSession session, String verb, String body) {
        return session.ask("$JS.API.STREAM." + verb + "." + STREAM, body, ANSWER)
                .orElse("");
    }
}
