package io.aftershock.monitor.correlate;

import io.aftershock.model.api.AccountLabel;
import io.aftershock.model.election.Election;
import io.aftershock.model.election.HintWords;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.CorrelationKind;
import io.aftershock.model.finding.Stall;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.correlate.SecondCounts.Split;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says a verdict in one sentence that is true. */
final class Summaries {

    /** What chance does more often than this is said to be nothing special. */
    private static final double NOTABLE = 0.05;

    private Summaries() {}

    /** Of errors that the clients alone have made. */
    static String ofClientFault(Breach breach, Split split) {
        return errors(split) + " failed calls of " + account(breach)
                + " are the clients' own doing; no election has to do with them.";
    }

    /**
     * Of errors that are the cluster's.
     *
     * @param spans the times of elections and lost quorum among which the errors were counted
     * @param covered the share of the time that they cover; null if part of that time is forgotten
     */
    static String ofDegraded(
            Breach breach, Split split, List<InsideSpan> spans, @Nullable Double covered, @Nullable Double pValue) {
        if (spans.isEmpty()) {
            return errors(split) + " failed calls of " + account(breach)
                    + " are the cluster's doing; they coincide with nothing known.";
        }
        StringBuilder text = new StringBuilder();
        text.append(share(split.errorsInside(), errors(split)))
                .append(" of ")
                .append(errors(split))
                .append(
                        errors(split) == 1
                                ? " availability or internal error of "
                                : " availability or internal errors of ")
                .append(account(breach))
                .append(errors(split) == 1 ? " falls " : " fall ")
                .append(times(spans));
        if (covered != null) {
            text.append(isOne(spans) ? " that covers " : " that cover ")
                    .append(percent(covered, 0))
                    .append(" of the time");
        }
        if (pValue != null && pValue > NOTABLE && split.errorsInside() > 0) {
            text.append(", as chance alone would have it in ")
                    .append(percent(pValue, 0))
                    .append(" of cases");
        }
        return text.append(without(breach, split, spans)).append('.').toString();
    }

    static String ofElection(Election election, @Nullable CorrelationKind kind, int breaches, List<Stall> stalls) {
        String what = (election.cause().isPlanned() ? "Planned" : "Unplanned") + " election of meta leader "
                + election.leader();
        String behind = HintWords.behind(election.hints()) + ".";
        if (kind == CorrelationKind.DEGRADED) {
            return what + " with availability errors in " + breaches + (breaches == 1 ? " account" : " accounts")
                    + behind;
        }
        if (kind == CorrelationKind.CRASH) {
            return what + ": the leader was lost" + outage(election) + ", and calls went unanswered in "
                    + concerned(stalls) + behind;
        }
        return kind == CorrelationKind.QUIET_ELECTION
                ? what + " (" + election.cause().label() + "): nobody was hurt."
                : what + ": neither errors nor missing answers tell what lies behind it" + behind;
    }

    /** What would be left, and what to do if that is little. */
    private static String without(Breach breach, Split split, List<InsideSpan> spans) {
        if (split.requestsOutside() == 0) {
            return "";
        }
        double ratio = (double) split.errorsOutside() / split.requestsOutside();
        boolean below = ratio < breach.threshold();
        String text = "; without " + (isOne(spans) ? "it" : "them") + " the ratio of such errors is "
                + (below ? "" : "still ") + percent(ratio, 2) + (below ? ", below " : ", not below ")
                + percent(breach.threshold(), 2);
        boolean most = 2 * split.errorsInside() > errors(split);
        return below && most ? text + ": fix the leader first (" + page(spans) + ")" : text;
    }

    /** Where it is written what to do. */
    private static String page(List<InsideSpan> spans) {
        return (leaderless(spans) ? Check.META_006 : Check.META_003).name();
    }

    private static String times(List<InsideSpan> spans) {
        long elections = spans.stream().filter(InsideSpan::election).count();
        String near = "within " + InsideSpan.RIGHT_MILLIS / 1_000 + " s of " + elections
                + (elections == 1 ? " unplanned election" : " unplanned elections");
        String without = "into a time without a meta leader";
        if (elections == 0) {
            return without;
        }
        boolean longer = leaderless(spans) || spans.stream().anyMatch(InsideSpan::beginsEarly);
        return longer ? near + " or " + without : near;
    }

    private static boolean leaderless(List<InsideSpan> spans) {
        return spans.stream().anyMatch(span -> !span.election());
    }

    private static boolean isOne(List<InsideSpan> spans) {
        return spans.size() == 1 && !spans.get(0).beginsEarly();
    }

    private static long errors(Split split) {
        return split.errorsInside() + split.errorsOutside();
    }

    private static String account(Breach breach) {
        return AccountLabel.of(breach.account(), breach.accountName());
    }

    private static String share(long part, long all) {
        return percent(all == 0 ? 0 : (double) part / all, 0);
    }

    /** As short as it can be said. */
    private static String percent(double ratio, int decimals) {
        BigDecimal value = BigDecimal.valueOf(100 * ratio).setScale(decimals, RoundingMode.HALF_UP);
        return value.stripTrailingZeros().toPlainString() + " %";
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
