package io.aftershock.simulator.history;

import io.aftershock.model.api.ErrorClass;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of the same trouble in several clusters at once. */
final class FleetFindings {

    private final Found found;

    FleetFindings(Found found) {
        this.found = found;
    }

    /** The bad release is an incident if it went to more than one cluster. */
    void tellTheRelease() {
        List<Breach> opened = members(1);
        List<Breach> last = members(2);
        if (opened.size() > 1) {
            String id = found.episodes.next("incident", "JETSTREAM_009", "conflict");
            Breach first = opened.get(0);
            Breach second = opened.get(1);
            found.incidents.add(incident(id, 1, BreachState.OPENED, second.openedAtMillis(), first, null, opened));
            boolean closed = last.stream().noneMatch(Breach::isOpen);
            long end = last.stream().mapToLong(Breach::atMillis).max().orElseThrow();
            found.incidents.add(incident(
                    id, 2, closed ? BreachState.CLOSED : BreachState.UPDATED, end, first, closed ? end : null, opened));
        }
    }

    private List<Breach> members(int revision) {
        return found.breaches.stream()
                .filter(breach -> breach.revision() == revision)
                .filter(breach -> breach.evidence().clients().stream()
                        .anyMatch(client -> client.name().equals(Chapters.RELEASED)))
                .toList();
    }

    private static FleetIncident incident(
            String id,
            int revision,
            BreachState state,
            long atMillis,
            Breach first,
            @Nullable Long closedMillis,
            List<Breach> members) {
        return new FleetIncident(
                id,
                revision,
                "JETSTREAM_009",
                ErrorClass.CONFLICT.label(),
                Severity.WARNING,
                state,
                atMillis,
                first.openedAtMillis(),
                closedMillis,
                members.stream().map(Breach::cluster).distinct().toList(),
                members.stream().map(Breach::id).toList(),
                "JETSTREAM_009 with conflict errors opened in " + members.size()
                        + " clusters within minutes, the first in " + first.cluster() + ".",
                "docs/checks/FLEET_001.md");
    }
}
