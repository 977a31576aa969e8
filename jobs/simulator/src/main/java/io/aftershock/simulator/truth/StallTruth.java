package io.aftershock.simulator.truth;

import io.aftershock.simulator.truth.Ledger.Account;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose calls go unanswered while nobody answers for the meta group.
 *
 * <p>That they do is certain. Whether anybody can know it depends on how many answers of the meta leader an account usually
 * gets in such a time: none at all where 14 are usual is no chance, and where 7 are, one in a thousand.
 */
final class StallTruth {

    private static final String CHECK = "STALL_001";

    /** Below this clients only wait a little. */
    private static final long STALL_MILLIS = 2_500;

    private static final long CRITICAL_MILLIS = 10_000;

    private static final int USUAL_SECONDS = 60;
    private static final double SURELY_MISSED = 14;
    private static final double MISSED = 7;

    /** The election that ends it tells, whatever was seen before: that waits two seconds for its cause. */
    private static final long FOUND_AFTER_MILLIS = 4_000;

    /** Streams elect a little later, and clients come back in fits. */
    private static final long CLOSES_MILLIS = 15_000;

    /** What comes again so soon may be told as one stall, or as two. */
    private static final long SAME_MILLIS = 10_000;

    private StallTruth() {}

    static List<ExpectedBreach> of(Ledger ledger, List<Span> silences) {
        List<ExpectedBreach> expected = new ArrayList<>();
        Span before = null;
        for (Span silence : silences.stream()
                .filter(each -> each.millis() >= STALL_MILLIS)
                .sorted(Comparator.comparing(Span::cluster).thenComparingLong(Span::fromMillis))
                .toList()) {
            boolean again = before != null
                    && before.cluster().equals(silence.cluster())
                    && silence.fromMillis() - before.toMillis() < SAME_MILLIS;
            add(expected, ledger, silence, again);
            before = silence;
        }
        return expected;
    }

    private static void add(List<ExpectedBreach> expected, Ledger ledger, Span silence, boolean again) {
        List<Certainty> sure = new ArrayList<>();
        for (Account account : ledger.accountsOf(silence.cluster())) {
            double missed = missed(ledger, account, silence);
            if (missed > 0) {
                Certainty certainty = again ? Certainty.MAY : certainty(missed);
                sure.add(certainty);
                expected.add(stall(silence, account.name(), certainty));
            }
        }
        // Two accounts that stall are the cluster's stall.
        if (sure.size() > 1) {
            expected.add(stall(silence, null, sure.stream().sorted().toList().get(1)));
        }
    }

    private static double missed(Ledger ledger, Account account, Span silence) {
        long lost = silence.fromMillis() / 1_000;
        int usual = ledger.leaderCalls(account, lost - 1, USUAL_SECONDS);
        return (double) usual / USUAL_SECONDS * silence.millis() / 1_000;
    }

    private static Certainty certainty(double missed) {
        return missed >= SURELY_MISSED ? Certainty.MUST : missed >= MISSED ? Certainty.FEW_CALLS : Certainty.MAY;
    }

    private static ExpectedBreach stall(Span silence, @Nullable String account, Certainty certainty) {
        long back = silence.toMillis();
        return ExpectedBreach.ofAccount(
                CHECK,
                silence.cluster(),
                account,
                silence.millis() > CRITICAL_MILLIS ? "critical" : "warning",
                Times.atOnce(silence.fromMillis(), back + FOUND_AFTER_MILLIS, back, back + CLOSES_MILLIS),
                certainty);
    }
}
