package io.aftershock.monitor.fleet;

import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.Check;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The breaches of one check in all clusters, as far as they may be one incident; public fields for Flink's serializer.
 *
 * <p>It expects them in the order of their times.
 */
public final class FleetMemory {

    private static final int TOLD_BREACHES = 100;

    /** By error class; the empty one if the check does not judge errors. */
    public Map<String, KindMemory> kinds = new HashMap<>();

    /**
     * When breaches are one incident.
     *
     * @param clusters in so many clusters at least
     * @param withinMillis each of them opened within so long of another
     * @param chance and that is less likely than this, had they nothing to do with each other
     */
    record Limits(int clusters, long withinMillis, double chance) implements Serializable {}

    /** What a revision of a breach changes; null if nothing that there is to tell. */
    @Nullable
    FleetIncident take(Breach breach, Limits limits) {
        for (Map.Entry<String, KindMemory> kind : kinds.entrySet()) {
            if (kind.getValue().knows(breach)) {
                kind.getValue().update(Member.of(breach));
                return goOn(kind.getKey(), kind.getValue(), breach);
            }
        }
        return isTroubleOfItsOwn(breach) ? open(breach, limits) : null;
    }

    /** What another breach explains, or planned work does, is no sign of something that clusters share. */
    private static boolean isTroubleOfItsOwn(Breach breach) {
        return breach.isOpen() && breach.severity() != Severity.INFO && breach.parentId() == null;
    }

    private static @Nullable FleetIncident goOn(String errorClass, KindMemory kind, Breach breach) {
        RunningIncident incident = kind.incidentOf(breach);
        if (incident == null) {
            return null;
        }
        boolean worse = incident.worsen(breach.severity());
        if (incident.closedMillis() != null) {
            kind.incidents.remove(incident);
            return told(incident, errorClass, BreachState.CLOSED, breach);
        }
        return worse ? told(incident, errorClass, BreachState.UPDATED, breach) : null;
    }

    private @Nullable FleetIncident open(Breach breach, Limits limits) {
        String errorClass = errorClass(breach);
        KindMemory kind = kinds.computeIfAbsent(errorClass, any -> new KindMemory());
        Member member = Member.of(breach);
        long within = limits.withinMillis();
        kind.alone.values().removeIf(other -> other.openedMillis() < breach.atMillis() - 2 * within);
        RunningIncident incident = kind.incidentAround(member, within);
        if (incident != null) {
            boolean tells = !incident.clusters.containsKey(member.cluster());
            incident.add(member);
            return tells ? told(incident, errorClass, BreachState.UPDATED, breach) : null;
        }
        double expected = kind.openings.expectedWithin(within, member.openedMillis() - within);
        kind.add(member, within);
        List<Member> near = kind.near(member, within);
        Set<String> clusters = near.stream().map(Member::cluster).collect(Collectors.toSet());
        if (clusters.size() < limits.clusters() || Chance.ofOthers(clusters.size() - 1, expected) >= limits.chance()) {
            return null;
        }
        return told(kind.begin(near), errorClass, BreachState.OPENED, breach);
    }

    private static FleetIncident told(RunningIncident incident, String errorClass, BreachState state, Breach breach) {
        incident.revision++;
        String kind = errorClass.isEmpty() ? "" : ":" + errorClass;
        return new FleetIncident(
                Check.FLEET_001.name() + ":" + breach.check() + kind + ":" + incident.number,
                incident.revision,
                breach.check(),
                errorClass.isEmpty() ? null : errorClass,
                incident.severity,
                state,
                breach.atMillis(),
                incident.openedMillis(),
                incident.closedMillis(),
                List.copyOf(incident.clusterNames()),
                incident.breachIds(TOLD_BREACHES),
                FleetWords.of(incident, breach.check(), errorClass),
                Check.FLEET_001.runbook());
    }

    /** Of the code that most calls failed with. */
    private static String errorClass(Breach breach) {
        List<EvidenceEntry> codes = breach.evidence().codes();
        return codes.isEmpty()
                ? ""
                : ErrorCodes.classify("", Integer.parseInt(codes.get(0).name())).label();
    }
}
