package io.aftershock.monitor.check.election;

import io.aftershock.model.election.Election;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.network.NetworkIncident;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that makes streams and consumers elect: the loss of a meta leader, or a server that is gone or cut off.
 *
 * @param id of the meta election, or made of the incident's key
 * @param domain whose assets it concerns; null for any
 * @param servers whose leaderships are lost; empty for any
 * @param leader who was elected; null if it is no election
 */
public record Upheaval(
        String id,
        @Nullable String domain,
        List<String> servers,
        @Nullable String leader,
        long fromMillis,
        long toMillis) {

    /** The first sign may be seen a round later than what follows from it. */
    private static final long BEFORE_MILLIS = 2_000;

    /** A server that comes back from behind a cut brings its higher terms along. */
    private static final long AFTER_MILLIS = 30_000;

    public Upheaval {
        servers = List.copyOf(servers);
    }

    /** A meta election; null if it moves the meta group alone, as a step-down does. */
    static @Nullable Upheaval of(Election election) {
        return !election.isMeta() || election.cause() == ElectionCause.STEP_DOWN
                ? null
                : new Upheaval(
                        election.id(),
                        election.domain() == null ? "" : election.domain(),
                        List.of(),
                        election.leader(),
                        election.atMillis(),
                        election.atMillis());
    }

    /** A network fault; null if it is none. */
    static @Nullable Upheaval of(NetworkIncident incident) {
        return incident.shape().isFault()
                ? new Upheaval(
                        "incident " + incident.key() + " " + incident.sinceMillis(),
                        null,
                        incident.servers(),
                        null,
                        incident.sinceMillis() - BEFORE_MILLIS,
                        incident.lastMillis() + AFTER_MILLIS)
                : null;
    }

    /**
     * Whether an election follows from it; of what is elected beside a meta leader nobody knows which comes first.
     *
     * @param cascadeMillis how far from a meta election
     */
    boolean explains(AssetElection election, long cascadeMillis) {
        long around = leader == null ? 0 : cascadeMillis;
        boolean near = election.atMillis() >= fromMillis - around && election.atMillis() <= toMillis + around;
        boolean ofDomain = domain == null || domain.equals(election.domain());
        boolean ofServer =
                servers.isEmpty() || election.formerLeader() == null || servers.contains(election.formerLeader());
        return near && ofDomain && ofServer;
    }

    /** What it is, for people. */
    String words() {
        return leader == null
                ? "a fault at " + String.join(", ", servers)
                : "the election of meta leader " + leader + " at " + Instant.ofEpochMilli(fromMillis) + " (" + id + ")";
    }
}
