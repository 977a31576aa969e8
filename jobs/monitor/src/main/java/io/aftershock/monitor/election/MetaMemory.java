package io.aftershock.monitor.election;

import io.aftershock.model.network.NetworkView;
import io.aftershock.monitor.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the detector remembers of a cluster; public fields for Flink's serializer. */
public final class MetaMemory {

    /** By domain; the group of servers without one has the empty name. */
    public Map<String, MetaGroup> groups = new HashMap<>();

    /** By server the domain that it said it is in: not every answer repeats it. */
    public Map<String, String> domains = new HashMap<>();

    /** By server the NATS cluster that it is in, of those that the entry spans. */
    public Map<String, String> homes = new HashMap<>();

    /** Elections of all meta groups together: so a number is never given twice. */
    public long elections;

    /** Elections of streams and consumers, all of them together: so a number is never given twice. */
    public long assetElections;

    public List<PlannedEvent> events = new ArrayList<>();
    public List<PendingElection> pending = new ArrayList<>();

    /** What is known of the network between the servers. */
    public NetworkView network = NetworkView.UNKNOWN;

    MetaGroup group(@Nullable String domain) {
        return groups.computeIfAbsent(domain == null ? "" : domain, name -> new MetaGroup());
    }

    /** The meta group of the server that said something. */
    MetaGroup groupOf(Signal signal) {
        return group(
                signal.domain() != null || signal.server() == null ? signal.domain() : domains.get(signal.server()));
    }

    /** Notes in which domain a server is; false if it is known. */
    boolean domain(Signal signal) {
        return signal.domain() != null
                && signal.server() != null
                && !signal.domain().equals(domains.put(signal.server(), signal.domain()));
    }

    /** Notes in which NATS cluster a server is; false if it is known. What has a client says where that one is. */
    boolean home(Signal signal) {
        boolean ofServer = signal.kind() == Signal.Kind.META_VIEW
                || signal.kind() == Signal.Kind.SERVER_EVENT
                || signal.kind() == Signal.Kind.LEADER_ELECTED;
        return ofServer
                && signal.home() != null
                && signal.server() != null
                && !signal.home().equals(homes.put(signal.server(), signal.home()));
    }

    void forgetBefore(long millis) {
        events.removeIf(event -> event.atMillis() < millis);
    }
}
