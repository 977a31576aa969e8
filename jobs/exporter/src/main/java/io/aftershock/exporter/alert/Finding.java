package io.aftershock.exporter.alert;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What breaches and incidents of the fleet have in common, as far as alerts tell it.
 *
 * @param check code of the check; of an incident {@code FLEET_001}
 * @param cluster null of an incident, which is in several
 * @param clusters where it is
 * @param members of an incident the ids of its breaches
 * @param numbers what was judged and against what, in words; empty if the summary says it all
 */
record Finding(
        String id,
        String check,
        Severity severity,
        BreachState state,
        @Nullable String cluster,
        @Nullable String account,
        @Nullable String accountName,
        long atMillis,
        long openedAtMillis,
        String summary,
        String numbers,
        Evidence evidence,
        @Nullable String parentId,
        boolean delayed,
        String runbook,
        @Nullable String faultSide,
        List<String> clusters,
        List<String> members) {

    private static final String INCIDENT = "FLEET_001";

    static Finding of(Breach breach) {
        return new Finding(
                breach.id(),
                breach.check(),
                breach.severity(),
                breach.state(),
                breach.cluster(),
                breach.account(),
                breach.accountName(),
                breach.atMillis(),
                breach.openedAtMillis(),
                breach.summary(),
                Words.numbers(breach),
                breach.evidence(),
                breach.parentId(),
                breach.delayed(),
                breach.runbook(),
                breach.faultSide(),
                List.of(breach.cluster()),
                List.of());
    }

    static Finding of(FleetIncident incident) {
        return new Finding(
                incident.id(),
                INCIDENT,
                incident.severity(),
                incident.state(),
                null,
                null,
                null,
                incident.atMillis(),
                incident.openedAtMillis(),
                incident.summary(),
                Words.numbers(incident),
                Evidence.NONE,
                null,
                false,
                incident.runbook(),
                null,
                incident.clusters(),
                incident.breachIds());
    }

    /** The same, which nobody will tell any more. */
    Finding abandonedAt(long millis) {
        return new Finding(
                id,
                check,
                severity,
                BreachState.CLOSED,
                cluster,
                account,
                accountName,
                millis,
                openedAtMillis,
                summary,
                numbers,
                evidence,
                parentId,
                delayed,
                runbook,
                faultSide,
                clusters,
                members);
    }

    boolean isOpen() {
        return state != BreachState.CLOSED;
    }
}
