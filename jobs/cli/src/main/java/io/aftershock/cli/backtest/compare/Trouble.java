package io.aftershock.cli.backtest.compare;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A finding from its opening to its end, with all its revisions in one.
 *
 * @param accountName what people call the account; null if that is not known
 * @param openedAtMillis epoch milliseconds
 * @param closedAtMillis epoch milliseconds; null if it is open when the telemetry ends
 * @param severity the worst that was told
 * @param urgency the worst that was told of it, while nothing else explained it
 * @param value the largest that was told, in the unit of the check's threshold; null for an incident
 * @param parentId what explained it last; null for nothing
 * @param summary that of the first revision
 */
public record Trouble(
        String id,
        Place place,
        @Nullable String accountName,
        long openedAtMillis,
        @Nullable Long closedAtMillis,
        Severity severity,
        Urgency urgency,
        @Nullable Double value,
        @Nullable String parentId,
        String summary) {

    /** By time; the same whatever the order in which they were found. */
    public static final Comparator<Trouble> ORDER = Comparator.comparingLong(Trouble::openedAtMillis)
            .thenComparing(trouble -> trouble.place().key())
            .thenComparing(Trouble::id);

    /** All revisions of one breach. */
    public static Trouble ofBreach(List<Breach> revisions) {
        List<Breach> sorted = revisions.stream()
                .sorted(Comparator.comparingInt(Breach::revision))
                .toList();
        Breach first = sorted.get(0);
        Breach last = sorted.get(sorted.size() - 1);
        // What was over when it was found, because its cluster was behind, was told to nobody.
        boolean overWhenFound =
                last.state() == BreachState.CLOSED && sorted.stream().allMatch(Breach::delayed);
        Urgency urgency = sorted.stream()
                .map(breach -> Urgency.of(breach.severity(), breach.parentId()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Trouble(
                first.id(),
                new Place(first.check(), first.cluster(), first.account(), first.faultSide(), ""),
                last.accountName(),
                first.openedAtMillis(),
                last.closedAtMillis(),
                sorted.stream()
                        .map(Breach::severity)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                overWhenFound ? Urgency.LISTED : urgency,
                sorted.stream().mapToDouble(Breach::value).max().orElseThrow(),
                last.parentId(),
                first.summary());
    }

    /** All revisions of one incident, which pages nobody whom its members do not page. */
    public static Trouble ofIncident(List<FleetIncident> revisions) {
        FleetIncident last = revisions.stream()
                .max(Comparator.comparingInt(FleetIncident::revision))
                .orElseThrow();
        String kind = last.check() + (last.errorClass() == null ? "" : " " + last.errorClass());
        return new Trouble(
                last.id(),
                new Place("FLEET_001", null, null, null, kind),
                null,
                last.openedAtMillis(),
                last.closedAtMillis(),
                last.severity(),
                Urgency.LISTED,
                null,
                null,
                last.summary());
    }

    /** The same with what it is in its family. */
    Trouble as(Urgency inFamily) {
        return new Trouble(
                id, place, accountName, openedAtMillis, closedAtMillis, severity, inFamily, value, parentId, summary);
    }

    /** The same after a later revision. */
    public Trouble revised(Trouble later) {
        return new Trouble(
                id,
                place,
                later.accountName,
                openedAtMillis,
                later.closedAtMillis,
                later.severity.compareTo(severity) > 0 ? later.severity : severity,
                later.urgency.compareTo(urgency) > 0 ? later.urgency : urgency,
                value == null || later.value == null ? later.value : Double.valueOf(Math.max(value, later.value)),
                later.parentId,
                summary);
    }

    /** The same as the child of another. */
    public Trouble explainedBy(String parent) {
        return under(parent);
    }

    /** The same as nobody's child. */
    public Trouble explainedByNone() {
        return under(null);
    }

    private Trouble under(@Nullable String parent) {
        return new Trouble(
                id,
                place,
                accountName,
                openedAtMillis,
                closedAtMillis,
                severity,
                Urgency.of(severity, parent),
                value,
                parent,
                summary);
    }

    public boolean isIncident() {
        return place.cluster() == null;
    }

    /** Whether both are about one account, whoever is at fault. */
    public boolean isOfAccount(Trouble other) {
        return Objects.equals(place.cluster(), other.place.cluster())
                && place.account() != null
                && place.account().equals(other.place.account());
    }

    /** Whether this one is open when another opens, as nearly as that is known. */
    public boolean isOpenAt(Trouble other, long nearlyMillis) {
        return openedAtMillis - nearlyMillis <= other.openedAtMillis
                && other.openedAtMillis <= (closedAtMillis == null ? Long.MAX_VALUE : closedAtMillis + nearlyMillis);
    }

    /** Whether both are one finding, judged twice. */
    public boolean isThatOf(Trouble other) {
        return place.equals(other.place) && overlaps(other);
    }

    /** Whether both are open at some moment. */
    boolean overlaps(Trouble other) {
        return openedAtMillis <= other.untilMillis() && other.openedAtMillis <= untilMillis();
    }

    private long untilMillis() {
        return closedAtMillis == null ? Long.MAX_VALUE : closedAtMillis;
    }
}
