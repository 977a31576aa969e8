package io.aftershock.monitor.check;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.coverage.Coverage;
import io.aftershock.model.election.Election;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.monitor.check.blind.SourceWatch;
import io.aftershock.monitor.check.network.KnownNetwork;
import io.aftershock.monitor.check.rule.MetaChangesRule.Change;
import io.aftershock.monitor.check.rule.PlannedWork;
import io.aftershock.monitor.coverage.CoverageLookBack;
import io.aftershock.monitor.election.LeaderOnly;
import io.aftershock.monitor.signal.ClockOffset;
import io.aftershock.monitor.signal.MetaView;
import io.aftershock.monitor.signal.ServerEvent;
import io.aftershock.monitor.signal.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the checks remember of a cluster as a whole; public fields for Flink's serializer. */
public final class ClusterMemory {

    /** More leaf nodes with a domain of their own than this are judged as one. */
    private static final int MAX_DOMAINS = 1_000;

    /** By domain; the servers without one have the empty name, which is always there. */
    public Map<String, DomainMemory> domains = new TreeMap<>(Map.of("", new DomainMemory()));

    /** By server the domain that it said it is in: not every answer repeats it. */
    public Map<String, String> domainOf = new HashMap<>();

    /** That somebody asked a leader to step down, or a server left in order. */
    public List<PlannedWork.Done> plannedWork = new ArrayList<>();

    /** By clock, how far it is off; those that are right are left out. */
    public Map<String, ClockOffset> clocks = new HashMap<>();

    /** How much of the telemetry has arrived. */
    public CoverageLookBack coverage = new CoverageLookBack();

    /** Accounts of which nothing arrives, as long as there is something to tell of it. */
    public List<String> blindAccounts = new ArrayList<>();

    /** What the sources of the telemetry say of themselves. */
    public SourceWatch sources = new SourceWatch();

    /** Who answers through whom. */
    public KnownNetwork network = new KnownNetwork();

    /** Takes in what a signal says of the cluster; false if it says nothing. */
    boolean take(Signal signal) {
        boolean ofSources = sources.take(signal);
        boolean placed = signal.domain() != null
                && signal.server() != null
                && !signal.domain().equals(domainOf.put(signal.server(), signal.domain()));
        return takeOfCluster(signal) || placed || ofSources;
    }

    private boolean takeOfCluster(Signal signal) {
        return switch (signal.kind()) {
            case COVERAGE -> {
                hear(Objects.requireNonNull(signal.coverage()));
                yield true;
            }
            case NETWORK -> {
                network.take(Objects.requireNonNull(signal.network()));
                yield true;
            }
            case CALL -> take(Objects.requireNonNull(signal.call()), signal);
            case META_VIEW -> take(Objects.requireNonNull(signal.metaView()), signal);
            case SERVER_EVENT -> take(Objects.requireNonNull(signal.serverEvent()), signal);
            case ELECTION -> take(Objects.requireNonNull(signal.election()));
            case CLOCK -> take(Objects.requireNonNull(signal.clockOffset()));
            default -> false;
        };
    }

    private void hear(Coverage word) {
        coverage.hear(word);
        if (word.isUnknown() && word.settled()) {
            sources.missed(word);
        }
    }

    DomainMemory domain(@Nullable String name) {
        String known = name == null || (domains.size() >= MAX_DOMAINS && !domains.containsKey(name)) ? "" : name;
        return domains.computeIfAbsent(known, any -> new DomainMemory());
    }

    private DomainMemory domainOf(Signal signal) {
        return domain(domainName(signal));
    }

    private @Nullable String domainName(Signal signal) {
        return signal.domain() != null || signal.server() == null ? signal.domain() : domainOf.get(signal.server());
    }

    private boolean take(ApiCall call, Signal signal) {
        boolean counted = network.clients.count(call, signal.atMillis());
        return remember(call, signal) || counted;
    }

    private boolean remember(ApiCall call, Signal signal) {
        PlannedWork.Done done = PlannedWork.of(call, signal.domainOrNone(), signal.atMillis());
        if (done != null) {
            return plannedWork.add(done);
        }
        return LeaderOnly.isAsked(call)
                && domainOf(signal).opinion(call.server(), LeaderOnly.isAnswer(call), signal.atMillis());
    }

    private boolean take(MetaView view, Signal signal) {
        return domainOf(signal).opinion(view.server(), view.leaderKnown(), signal.atMillis());
    }

    private boolean take(ServerEvent event, Signal signal) {
        String domain = domainName(signal);
        return event.kind() != ServerEvent.Kind.ALIVE
                && plannedWork.add(new PlannedWork.Done(signal.atMillis(), null, domain == null ? "" : domain));
    }

    private boolean take(Election election) {
        return election.isMeta()
                && election.cause() != ElectionCause.FIRST_LEADER
                && domain(election.domain())
                        .metaChanges
                        .add(new Change(election.atMillis(), election.cause().isPlanned(), describe(election)));
    }

    private boolean take(ClockOffset clock) {
        if (clock.aheadMillis() == 0) {
            clocks.remove(clock.key());
        } else {
            clocks.put(clock.key(), clock);
        }
        return true;
    }

    private static String describe(Election election) {
        String from = election.previousLeader() == null ? "" : "from " + election.previousLeader() + " ";
        return from + "to " + election.leader() + " at " + Instant.ofEpochMilli(election.atMillis());
    }

    void forgetBefore(long millis) {
        domains.values().forEach(domain -> domain.forgetBefore(millis));
        plannedWork.removeIf(done -> done.atMillis() < millis);
    }
}
