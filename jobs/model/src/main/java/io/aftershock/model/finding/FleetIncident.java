package io.aftershock.model.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an incident of the fleet: the same trouble in several clusters at once.
 *
 * @param id made of the check, the error class and the number of the incident; the same for all revisions
 * @param revision 1 for the first; readers keep the highest
 * @param check code of the check that its members are breaches of
 * @param errorClass of the error that most calls of its members failed with; null if the check does not judge errors
 * @param severity the worst that a member has had
 * @param atMillis epoch milliseconds of the clock of the cluster that brought this revision about
 * @param openedAtMillis epoch milliseconds at which its first member opened
 * @param closedAtMillis epoch milliseconds at which its last member closed; null while one is open
 * @param clusters where it is, by name
 * @param breachIds its members, the first that opened first; the first hundred of them
 * @param summary one true sentence with the numbers
 * @param runbook where to read on
 */
public record FleetIncident(
        String id,
        int revision,
        String check,
        @Nullable String errorClass,
        Severity severity,
        BreachState state,
        long atMillis,
        long openedAtMillis,
        @Nullable Long closedAtMillis,
        List<String> clusters,
        List<String> breachIds,
        String summary,
        String runbook) {}
