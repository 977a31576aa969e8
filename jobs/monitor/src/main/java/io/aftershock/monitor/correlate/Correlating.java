package io.aftershock.monitor.correlate;

import io.aftershock.model.api.AccountLabel;
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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which of the kinds a breach or an election is: pure functions of what is remembered.
 *
 * <p>Availability errors can be an election's doing, "stream not found" cannot, however close in time.
 */
final class Correlating {

    /** An election is looked at together with this much of what went before. */
    static final long ELECTION_SPAN_MILLIS = 600_000;

    /** What planned work explains is over by then. */
    private static final long PLANNED_STALL_MILLIS = 10_000;

    private Correlating() {}

    static Correlation ofBreach(CorrelationMemory memory, RatioBreach kept, long nowMillis) {
        Breach breach = kept.breach();
        long to = breach.closedAtMillis() == null ? nowMillis : breach.closedAtMillis();
        boolean degraded = isServiceFault(breach);
        List<InsideSpan> spans = memory.spans.stream()
                .filter(span -> degraded
                        && span.overlaps(breach.openedAtMillis(), to)
                        && kept.counts().hasServiceFaults(span.domain()))
                .sorted(Comparator.comparingLong(InsideSpan::fromMillis).thenComparing(InsideSpan::id))
                .toList();
        Split split = kept.counts()
                .split(kept.fromMillis(), to, memory.spans)
                .of(degraded ? FaultSide.SERVICE : FaultSide.CLIENT);
        List<String> elections =
                spans.stream().filter(InsideSpan::election).map(InsideSpan::id).toList();
        List<String> leaderless = spans.stream()
                .filter(span -> !span.election())
                .map(InsideSpan::id)
                .toList();
        List<String> breaches = new ArrayList<>(List.of(breach.id()));
        breaches.addAll(leaderless);
        return new Correlation(
                "correlation:" + breach.id(),
                kept.revision(),
                degraded ? CorrelationKind.DEGRADED : CorrelationKind.CLIENT_FAULT,
                breach.cluster(),
                breach.account(),
                nowMillis,
                elections,
                List.of(),
                breaches,
                split.errorsInside(),
                split.requestsInside(),
                split.errorsOutside(),
                split.requestsOutside(),
                ratioWithout(split),
                null,
                breachSummary(breach, degraded, split, elections.size(), !leaderless.isEmpty()),
                breach.accountName());
    }

    /** The verdict on an election, or null while it may still change. */
    static @Nullable Correlation ofElection(
            CorrelationMemory memory, Election election, long nowMillis, boolean noMoreRows) {
        boolean planned = election.cause().isPlanned();
        long outage =
                election.outageMillis() == null ? (planned ? 0 : InsideSpan.LEFT_MILLIS) : election.outageMillis();
        String domain = InsideSpan.domainOf(election);
        long from = election.atMillis() - outage;
        long to = election.atMillis() + InsideSpan.RIGHT_MILLIS;
        List<String> breaches = memory.breaches.values().stream()
                .filter(kept -> kept.counts().hasServiceFaults(domain))
                .map(RatioBreach::breach)
                .filter(breach -> isOutage(breach)
                        && (isOpenedIn(breach, from, to) || (!planned && goesOnIn(memory, domain, breach, from, to))))
                .map(Breach::id)
                .sorted()
                .toList();
        if (breaches.isEmpty() && nowMillis < to && !noMoreRows) {
            return null;
        }
        List<Stall> stalls = stallsIn(memory, election, nowMillis);
        CorrelationKind kind = kind(planned, !breaches.isEmpty(), !stalls.isEmpty());
        Split split = memory.cluster
                .in(domain)
                .split(election.atMillis() - ELECTION_SPAN_MILLIS, Math.min(to, nowMillis), memory.spans);
        return new Correlation(
                "correlation:" + election.id(),
                1,
                kind,
                election.cluster(),
                null,
                nowMillis,
                List.of(election.id()),
                stalls.stream().map(Stall::id).toList(),
                breaches,
                split.errorsInside(),
                split.requestsInside(),
                split.errorsOutside(),
                split.requestsOutside(),
                ratioWithout(split),
                null,
                electionSummary(election, kind, breaches.size(), stalls),
                null);
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
        return memory.stalls.values().stream()
                .filter(inside::overlaps)
                .filter(stall -> !planned || until(stall, nowMillis) - stall.startMillis() > PLANNED_STALL_MILLIS)
                .sorted(Comparator.comparing(Stall::id))
                .toList();
    }

    private static long until(Stall stall, long nowMillis) {
        return stall.endMillis() == null ? nowMillis : stall.endMillis();
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

    private static String breachSummary(
            Breach breach, boolean degraded, Split split, int elections, boolean leaderless) {
        String account = AccountLabel.of(breach.account(), breach.accountName());
        long errors = split.errorsInside() + split.errorsOutside();
        if (!degraded) {
            return errors + " failed calls of " + account
                    + " are the clients' own doing; no election has to do with them.";
        }
        String cause = elections
                + (elections == 1 ? " unplanned election" : " unplanned elections")
                + (leaderless ? " and a lost quorum" : "");
        if (elections == 0 && !leaderless) {
            return errors + " failed calls of " + account
                    + " are the cluster's doing; they coincide with nothing known.";
        }
        Double without = ratioWithout(split);
        return String.format(
                Locale.ROOT,
                "%.0f %% of %d failed calls of %s fall within the time of %s%s.",
                errors == 0 ? 0 : 100.0 * split.errorsInside() / errors,
                errors,
                account,
                cause,
                without == null ? "" : String.format(Locale.ROOT, "; without it the ratio is %.1f %%", 100 * without));
    }

    private static String electionSummary(
            Election election, @Nullable CorrelationKind kind, int breaches, List<Stall> stalls) {
        String what = (election.cause().isPlanned() ? "Planned" : "Unplanned") + " election of meta leader "
                + election.leader();
        if (kind == CorrelationKind.DEGRADED) {
            return what + " with availability errors in " + breaches + (breaches == 1 ? " account." : " accounts.");
        }
        if (kind == CorrelationKind.CRASH) {
            return what + ": the leader was lost" + outage(election) + ", and calls went unanswered in "
                    + concerned(stalls) + ".";
        }
        return kind == CorrelationKind.QUIET_ELECTION
                ? what + " (" + election.cause().label() + "): nobody was hurt."
                : what + ": neither errors nor missing answers tell what lies behind it.";
    }

    private static String outage(Election election) {
        return election.outageMillis() == null
                ? ""
                : String.format(Locale.ROOT, ", for %.1f s there was none", election.outageMillis() / 1_000.0);
    }

    /** The accounts; the cluster as a whole is named only if no account of its own is. */
    private static String concerned(List<Stall> stalls) {
        List<String> accounts = stalls.stream()
                .filter(stall -> stall.account() != null)
                .map(stall -> AccountLabel.of(stall.account(), stall.accountName()))
                .distinct()
                .sorted()
                .toList();
        return accounts.isEmpty() ? "the whole cluster" : String.join(", ", accounts);
    }
}
