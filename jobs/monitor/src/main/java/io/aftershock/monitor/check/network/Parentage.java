package io.aftershock.monitor.check.network;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.network.NetworkIncident;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** Which breaches follow from a broken network: those that open while it is broken, and within half a minute of its heal. */
public final class Parentage {

    /** What a network can bring about; a client that asks for a missing stream does so in any weather. */
    private static final Set<String> CHILDREN =
            Set.of("JETSTREAM_009", "META_003", "META_006", "LEADER_001", "STALL_001", "ELECTION_001");

    private static final String CLIENT_SIDE = "client";

    /** The first sign may be seen a round later than what follows from it. */
    private static final long BEFORE_MILLIS = 2_000;

    /** Late copies, retries and one more election: up to 28 s after a heal. */
    private static final long AFTER_MILLIS = 30_000;

    private static final long FORGET_MILLIS = 3_600_000;

    private final MapState<String, Cause> causes;
    private final MapState<String, String> parents;

    private Parentage(MapState<String, Cause> causes, MapState<String, String> parents) {
        this.causes = causes;
        this.parents = parents;
    }

    /** A breach of the network: its id, the servers it points at, its first sign and its last. */
    public record Cause(String id, List<String> servers, long sinceMillis, long lastMillis) {}

    /** As it is kept in the state of an operator. */
    public static Parentage of(RuntimeContext context) {
        return new Parentage(
                context.getMapState(
                        new MapStateDescriptor<>("network-causes", Types.STRING, TypeInformation.of(Cause.class))),
                context.getMapState(new MapStateDescriptor<>("network-parents", Types.STRING, Types.STRING)));
    }

    /** Notes an open breach of the network. */
    public void cause(String id, NetworkIncident incident) throws Exception {
        if (incident.shape().isFault()) {
            causes.put(id, new Cause(id, incident.servers(), incident.sinceMillis(), incident.lastMillis()));
        }
    }

    /**
     * A revision with its parent, which it keeps until it reopens; what its own rule names is nearer.
     *
     * @param server whom it is about; null if it is about the cluster or an account
     */
    public Breach explained(Breach breach, @Nullable String server) throws Exception {
        if (breach.parentId() != null || !CHILDREN.contains(breach.check()) || CLIENT_SIDE.equals(breach.faultSide())) {
            return breach;
        }
        String known = parents.get(breach.id());
        String parent = known;
        if (known == null) {
            parent = parentOf(breach.openedAtMillis(), server);
        } else if (breach.state() == BreachState.REOPENED) {
            String again = parentOf(breach.atMillis(), server);
            parent = again == null ? known : again;
        }
        if (parent == null) {
            return breach;
        }
        parents.put(breach.id(), parent);
        return breach.childOf(parent);
    }

    /** Of several the latest. */
    private @Nullable String parentOf(long openedMillis, @Nullable String server) throws Exception {
        Cause best = null;
        for (Cause cause : causes.values()) {
            if ((server == null || cause.servers().contains(server))
                    && openedMillis >= cause.sinceMillis() - BEFORE_MILLIS
                    && openedMillis <= cause.lastMillis() + AFTER_MILLIS
                    && (best == null || isLater(cause, best))) {
                best = cause;
            }
        }
        return best == null ? null : best.id();
    }

    private static boolean isLater(Cause cause, Cause best) {
        return cause.sinceMillis() != best.sinceMillis()
                ? cause.sinceMillis() > best.sinceMillis()
                : cause.id().compareTo(best.id()) < 0;
    }

    /** Forgets what is long over. */
    public void forget(long nowMillis) throws Exception {
        List<String> gone = new ArrayList<>();
        for (Cause cause : causes.values()) {
            if (cause.lastMillis() < nowMillis - FORGET_MILLIS) {
                gone.add(cause.id());
            }
        }
        for (String id : gone) {
            causes.remove(id);
        }
        if (!gone.isEmpty()) {
            List<String> children = new ArrayList<>();
            for (Map.Entry<String, String> entry : parents.entries()) {
                if (gone.contains(entry.getValue())) {
                    children.add(entry.getKey());
                }
            }
            for (String child : children) {
                parents.remove(child);
            }
        }
    }
}
