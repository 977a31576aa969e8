package io.aftershock.cli.chaos.truth;

import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.server.NatsServer;
import io.nats.client.Dispatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The ground truth: a plain subscription on each server of a cluster, and the union of what they see. */
public final class DirectWatch implements AutoCloseable {

    private final List<NatsSession> sessions = new ArrayList<>();
    private final Map<String, Audit> audits = new ConcurrentHashMap<>();
    private volatile long lastNewNanos = System.nanoTime();

    public DirectWatch(NatsCluster cluster) {
        for (NatsServer node : cluster.nodes()) {
            NatsSession session = NatsSession.open(List.of(node.clientUrl()), "mon", "truth-" + node.name());
            sessions.add(session);
            Dispatcher seen = session.connection().createDispatcher(message -> take(message.getData()));
            seen.setPendingLimits(-1, -1);
            seen.subscribe("adv.*.API");
        }
    }

    private void take(byte[] body) {
        Audit audit = Audit.parse(body);
        if (audits.putIfAbsent(audit.id(), audit) == null) {
            lastNewNanos = System.nanoTime();
        }
    }

    public List<Audit> audits() {
        return List.copyOf(audits.values());
    }

    public int size() {
        return audits.size();
    }

    /** For how long nothing has come that was not known. */
    public long quietMillis() {
        return (System.nanoTime() - lastNewNanos) / 1_000_000;
    }

    @Override
    public void close() {
        sessions.forEach(NatsSession::close);
    }
}
