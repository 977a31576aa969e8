package io.aftershock.monitor.correlate;

import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.CorrelationKind;
import io.aftershock.model.finding.Severity;
import io.aftershock.model.finding.Stall;
import io.aftershock.monitor.check.rule.FaultSide;
import io.aftershock.monitor.correlate.SecondCounts.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the kinds a breach or an election is: pure functions of what is remembered.
 *
 * <p>Availability errors can be an election's doing, "stream not found" cannot, however close in time.
 */
final class Correlating {

    /** A breach or an election is looked at together with this much of what went before. */
    static final long LOOKBACK_MILLIS = 600_000;

    /** What comes in late may still change the verdict on an election. */
    private static final long LATE_MILLIS = 30_000;

    /** What planned work explains is over by then. */
    private static final long PLANNED_STALL_MILLIS = 10_000;

    /** A stall that begins later after a planned election has another reason. */
    private static final long PLANNED_STALL_BEGINS_MILLIS = 2_000;

    private Correlating() {}

    /** The verdict on a breach of the error ratio. */
    static Correlation ofBreach(CorrelationMemory memory, RatioBreach kept, long nowMillis) {
        Breach breach = kept.breach();
        long to = until(breach, nowMillis);
        boolean degraded = isServiceFault(breach);
        SecondCounts counts = kept.counts();
        Split split =
                counts.split(kept.fromMillis(), to, memory.spans).of(degraded ? FaultSide.SERVICE : FaultSide.CLIENT);
        long knownFrom = Math.max(kept.fromMillis(), counts.beforeMillis);
        Double pValue = degraded
                ? Coincidence.ofServiceFaults(counts, memory.spans, knownFrom, to)
                : Coincidence.ofClientFaults(counts, memory.spans, knownFrom, to);
        List<InsideSpan> spans = coinciding(memory, kept, nowMillis);
        List<String> breaches = new ArrayList<>(List.of(breach.id()));
        breaches.addAll(ids(spans, false));
        return new Correlation(
                "correlation:" + breach.id(),
                kept.revision(),
                degraded ? CorrelationKind.DEGRADED : CorrelationKind.CLIENT_FAULT,
                breach.cluster(),
                breach.account(),
                nowMillis,
                ids(spans, true),
                List.of(),
                breaches,
                split.errorsInside(),
                split.requestsInside(),
                split.errorsOutside(),
                split.requestsOutside(),
                ratioWithout(split),
                pValue,
                degraded ? degradedSummary(memory, kept, split, to, pValue) : Summaries.ofClientFault(breach, split),
                breach.accountName());
    }

    /** The ids of the elections and lost quorums that a breach coincides with. */
    static List<String> spanIds(CorrelationMemory memory, RatioBreach kept, long nowMillis) {
        return coinciding(memory, kept, nowMillis).stream().map(InsideSpan::id).toList();
    }

    private static List<InsideSpan> coinciding(CorrelationMemory memory, RatioBreach kept, long nowMillis) {
        Breach breach = kept.breach();
        return isServiceFault(breach)
                ? spansIn(memory, kept.counts(), breach.openedAtMillis(), until(breach, nowMillis))
                : List.of();
    }

    /** The spans that overlap a time, of domains in which calls failed by the cluster's fault. */
    private static List<InsideSpan> spansIn(
            CorrelationMemory memory, SecondCounts counts, long fromMillis, long toMillis) {
        return memory.spans.stream()
                .filter(span -> span.overlaps(fromMillis, toMillis) && counts.hasServiceFaults(span.domain()))
                .sorted(Comparator.comparingLong(InsideSpan::fromMillis).thenComparing(InsideSpan::id))
                .toList();
    }

    private static List<String> ids(List<InsideSpan> spans, boolean ofElections) {
        return spans.stream()
                .filter(span -> span.election() == ofElections)
                .map(InsideSpan::id)
                .toList();
    }

    private static String degradedSummary(
            CorrelationMemory memory, RatioBreach kept, Split split, long to, @Nullable Double pValue) {
        List<InsideSpan> spans = spansIn(memory, kept.counts(), kept.fromMillis(), to);
        boolean allKnown = kept.counts().beforeMillis <= kept.fromMillis();
        Double covered = allKnown ? Coincidence.covered(spans, kept.fromMillis(), to) : null;
        return Summaries.ofDegraded(kept.breach(), split, spans, covered, pValue);
    }

    /** The verdict on an election, or null while it may still change, or if it is what was told last. */
    static @Nullable Correlation ofElection(
            CorrelationMemory memory, Election election, long nowMillis, boolean noMoreRows) {
        boolean planned = election.cause().isPlanned();
        List<String> breaches = breachesIn(memory, election);
        if (breaches.isEmpty() && nowMillis < after(election) && !noMoreRows) {
            return null;
        }
        List<Stall> stalls = stallsIn(memory, election, nowMillis);
        List<String> stallIds = stalls.stream().map(Stall::id).toList();
        CorrelationKind kind = kind(planned, !breaches.isEmpty(), !stalls.isEmpty());
        Correlation told = memory.told.get(idOf(election));
        if (told != null
                && told.kind() == kind
                && told.stallIds().equals(stallIds)
                && told.breachIds().equals(breaches)) {
            return null;
        }
        SecondCounts counts = memory.cluster.in(InsideSpan.domainOf(election));
        long from = election.atMillis() - LOOKBACK_MILLIS;
        long to = Math.min(after(election), nowMillis);
        Split split = counts.split(from, to, memory.spans).of(FaultSide.SERVICE);
        return new Correlation(
                idOf(election),
                told == null ? 1 : told.revision() + 1,
                kind,
                election.cluster(),
                null,
                nowMillis,
                List.of(election.id()),
                stallIds,
                breaches,
                split.errorsInside(),
                split.requestsInside(),
                split.errorsOutside(),
                split.requestsOutside(),
                ratioWithout(split),
                planned ? null : pValue(memory, election, kind, Math.max(from, memory.cluster.firstMillis()), to),
                Summaries.ofElection(election, kind, breaches.size(), stalls),
                null);
    }

    /** Of a crash how few answers came without a leader; of errors how many fall into the elections' times. */
    private static @Nullable Double pValue(
            CorrelationMemory memory, Election election, @Nullable CorrelationKind kind, long from, long to) {
        String domain = InsideSpan.domainOf(election);
        SecondCounts counts = memory.cluster.in(domain);
        return kind == CorrelationKind.CRASH
                ? Coincidence.ofSilence(
                        counts,
                        new InsideSpan(election.id(), true, domain, begin(election), election.atMillis()),
                        from,
                        to)
                : Coincidence.ofServiceFaults(counts, memory.spans, from, to);
    }

    static String idOf(Election election) {
        return "correlation:" + election.id();
    }

    /** Whether nothing can change the verdict on an election any more. */
    static boolean isFinal(Election election, long nowMillis) {
        return nowMillis >= after(election) + LATE_MILLIS;
    }

    /** When the leader was lost, as far as is known. */
    private static long begin(Election election) {
        long unknown = election.cause().isPlanned() ? 0 : InsideSpan.LEFT_MILLIS;
        return election.atMillis() - (election.outageMillis() == null ? unknown : election.outageMillis());
    }

    private static long after(Election election) {
        return election.atMillis() + InsideSpan.RIGHT_MILLIS;
    }

    /** The accounts' outages that are an election's doing, as far as time tells. */
    private static List<String> breachesIn(CorrelationMemory memory, Election election) {
        boolean planned = election.cause().isPlanned();
        String domain = InsideSpan.domainOf(election);
        long from = begin(election);
        long to = after(election);
        return memory.breaches.values().stream()
                .filter(kept -> kept.counts().hasServiceFaults(domain))
                .map(RatioBreach::breach)
                .filter(breach -> isOutage(breach)
                        && (isOpenedIn(breach, from, to) || (!planned && goesOnIn(memory, domain, breach, from, to))))
                .map(Breach::id)
                .sorted()
                .toList();
    }

    private static @Nullable CorrelationKind kind(boolean planned, boolean outage, boolean stalled) {
        if (outage) {
            return CorrelationKind.DEGRADED;
        }
        if (stalled) {
            return CorrelationKind.CRASH;
        }
        return planned ? CorrelationKind.QUIET_ELECTION : null;
    }

    /** The stalls inside of an election; of a planned one those that the work does not explain. */
    private static List<Stall> stallsIn(CorrelationMemory memory, Election election, long nowMillis) {
        InsideSpan inside = InsideSpan.of(election);
        boolean planned = election.cause().isPlanned();
        // What goes on after that is no longer this election's doing: a crash may follow a step-down closely.
        long to = Math.min(nowMillis, after(election));
        return memory.stalls.values().stream()
                .filter(inside::overlaps)
                .filter(stall -> !planned || outlasts(election, stall, to))
                .sorted(Comparator.comparing(Stall::id))
                .toList();
    }

    private static boolean outlasts(Election planned, Stall stall, long toMillis) {
        return stall.startMillis() <= planned.atMillis() + PLANNED_STALL_BEGINS_MILLIS
                && until(stall, toMillis) - stall.startMillis() > PLANNED_STALL_MILLIS;
    }

    private static long until(Breach breach, long nowMillis) {
        return breach.closedAtMillis() == null ? nowMillis : breach.closedAtMillis();
    }

    private static long until(Stall stall, long toMillis) {
        return stall.endMillis() == null ? toMillis : Math.min(stall.endMillis(), toMillis);
    }

    /** The cluster fails calls, and planned work does not explain it. */
    private static boolean isOutage(Breach breach) {
        return isServiceFault(breach) && breach.severity() != Severity.INFO;
    }

    static boolean isServiceFault(Breach breach) {
        return FaultSide.SERVICE.label().equals(breach.faultSide());
    }

    private static boolean isOpenedIn(Breach breach, long fromMillis, long toMillis) {
        return breach.openedAtMillis() >= fromMillis && breach.openedAtMillis() <= toMillis;
    }

    /** A breach that was open before and gets new errors: the outage goes on what the one before it began. */
    private static boolean goesOnIn(
            CorrelationMemory memory, String domain, Breach breach, long fromMillis, long toMillis) {
        return breach.openedAtMillis() < fromMillis
                && (breach.closedAtMillis() == null || breach.closedAtMillis() > fromMillis)
                && memory.cluster.hasServiceFaults(domain, fromMillis, toMillis);
    }

    private static @Nullable Double ratioWithout(Split split) {
        return split.requestsOutside() == 0 ? null : (double) split.errorsOutside() / split.requestsOutside();
    }
}
