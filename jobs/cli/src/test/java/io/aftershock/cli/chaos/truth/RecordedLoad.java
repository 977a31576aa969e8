package io.aftershock.cli.chaos.truth;

import io.aftershock.cli.chaos.truth.RecordingClient.Tenancy;
import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Clients of three tenants, one on each server for each tenant, about 45 calls a second together. */
public final class RecordedLoad implements AutoCloseable {

    private static final Map<String, Tenancy> TENANTS = Map.of(
            "acme", new Tenancy("ORDERS", "billing"),
            "beta", new Tenancy("LEDGER", "audit"),
            "corp", new Tenancy("PARCELS", "labels"));
    private static final int CALLS_PER_SECOND = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<RecordingClient> clients = new ArrayList<>();

    /** Makes the tenants' streams; the clients wait for {@link #resume}. */
    public RecordedLoad(NatsCluster cluster) {
        TENANTS.forEach((account, tenancy) -> {
            create(cluster, account, tenancy);
            for (NatsServer node : cluster.nodes()) {
                clients.add(new RecordingClient(account, tenancy, node, CALLS_PER_SECOND));
            }
        });
    }

    public void resume() {
        clients.forEach(RecordingClient::resume);
    }

    /** Returns when no call is under way. */
    public void pause() {
        clients.forEach(RecordingClient::pause);
        Deadline.in(PATIENCE)
                .await("all clients are idle", () -> clients.stream().allMatch(RecordingClient::isIdle));
    }

    public List<Attempt> attempts() {
        return clients.stream().flatMap(client -> client.attempts().stream()).toList();
    }

    private static void create(NatsCluster cluster, String account, Tenancy tenancy) {
        String stream = tenancy.stream();
        try (NatsSession session = NatsSession.open(cluster.urls(), account, account + "-setup")) {
            ask(session, "STREAM.CREATE." + stream, """
                    {"name":"%s","subjects":["%s.>"],"num_replicas":3,"storage":"file"}""".formatted(stream, account));
            ask(session, "CONSUMER.DURABLE.CREATE." + stream + "." + tenancy.durable(), """
                    {"stream_name":"%s","config":{"durable_name":"%s","ack_policy":"explicit"}}""".formatted(
                            stream, tenancy.durable()));
        }
    }

    private static void ask(NatsSession session, String call, String body) {
        String answer = session.ask("$JS.API." + call, body, PATIENCE).orElse("no answer");
        if (!answer.contains("\"created\"")) {
            throw new IllegalStateException(call + ": " + answer);
        }
    }

    @Override
    public void close() {
        clients.parallelStream().forEach(RecordingClient::close);
    }
}
