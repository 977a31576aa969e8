package io.aftershock.monitor.check;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.election.Election;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.monitor.check.blind.SourceWatch;
import io.aftershock.monitor.check.rule.MetaChangesRule.Change;
import io.aftershock.monitor.check.rule.NoMetaLeaderRule.Opinion;
import io.aftershock.monitor.check.rule.PlannedWork;
import io.aftershock.monitor.coverage.CoverageLookBack;
import io.aftershock.monitor.election.LeaderOnly;
import io.aftershock.monitor.signal.MetaView;
import io.aftershock.monitor.signal.ServerEvent;
import io.aftershock.monitor.signal.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the checks remember of a cluster as a whole; public fields for Flink's serializer. */
public final class ClusterMemory {

    public List<Change> metaChanges = new ArrayList<>();

    /** That somebody asked a leader to step down, or a server left in order. */
    public List<PlannedWork.Done> plannedWork = new ArrayList<>();

    /** By server, what it last said of the meta leader. */
    public Map<String, Opinion> opinions = new HashMap<>();

    /** How much of the telemetry has arrived. */
    public CoverageLookBack coverage = new CoverageLookBack();

    /** Accounts of which nothing arrives, as long as there is something to tell of it. */
    public List<String> blindAccounts = new ArrayList<>();

    /** What the sources of the telemetry say of themselves. */
    public SourceWatch sources = new SourceWatch();

    /** Takes in what a signal says of the cluster; false if it says nothing. */
    boolean take(Signal signal) {
        boolean ofSources = sources.take(signal);
        return takeOfCluster(signal) || ofSources;
    }

    private boolean takeOfCluster(Signal signal) {
        return switch (signal.kind()) {
            case COVERAGE -> {
                coverage.hear(Objects.requireNonNull(signal.coverage()));
                yield true;
            }
            case CALL -> take(Objects.requireNonNull(signal.call()), signal.atMillis());
            case META_VIEW -> take(Objects.requireNonNull(signal.metaView()), signal.atMillis());
            case SERVER_EVENT -> take(Objects.requireNonNull(signal.serverEvent()), signal.atMillis());
            case ELECTION -> take(Objects.requireNonNull(signal.election()));
            default -> false;
        };
    }

    private boolean take(ApiCall call, long atMillis) {
        PlannedWork.Done done = PlannedWork.of(call, atMillis);
        if (done != null) {
            return plannedWork.add(done);
        }
        return LeaderOnly.isAsked(call) && opinion(call.server(), LeaderOnly.isAnswer(call), atMillis);
    }

    private boolean take(MetaView view, long atMillis) {
        return opinion(view.server(), view.leaderKnown(), atMillis);
    }

    private boolean take(ServerEvent event, long atMillis) {
        return event.kind() != ServerEvent.Kind.ALIVE && plannedWork.add(new PlannedWork.Done(atMillis, null));
    }

    private boolean take(Election election) {
        return election.isMeta()
                && election.cause() != ElectionCause.FIRST_LEADER
                && metaChanges.add(
                        new Change(election.atMillis(), election.cause().isPlanned(), describe(election)));
    }

    private static String describe(Election election) {
        String from = election.previousLeader() == null ? "" : "from " + election.previousLeader() + " ";
        return from + "to " + election.leader() + " at " + Instant.ofEpochMilli(election.atMillis());
    }

    /** Notes a server's word, unless it comes late: a thawing server delivers what it said 12 s ago. */
    boolean opinion(String server, boolean leaderKnown, long atMillis) {
        Opinion known = opinions.get(server);
        if (known != null && known.atMillis() > atMillis) {
            return false;
        }
        opinions.put(server, new Opinion(leaderKnown, atMillis));
        return true;
    }

    void forgetBefore(long millis) {
        metaChanges.removeIf(change -> change.atMillis() < millis);
        plannedWork.removeIf(done -> done.atMillis() < millis);
        opinions.values().removeIf(opinion -> opinion.atMillis() < millis);
    }
}
