package io.aftershock.simulator.truth;

import io.aftershock.simulator.truth.Ledger.Harm;
import io.aftershock.simulator.truth.Ledger.Harmed;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which error ratios are a breach, by hindsight: clearly above one percent they have to be found, clearly below they must
 * not, and between the two a monitor may say either.
 */
final class RatioTruth {

    static final String CHECK = "JETSTREAM_009";

    private static final int LOOKBACK_SECONDS = 60;
    private static final double THRESHOLD = 0.01;
    private static final double CLEARLY_ABOVE = 0.02;
    private static final double CLEARLY_BELOW = 0.005;
    private static final int ENOUGH_CALLS = 100;

    /** So many failures of a few calls are no accident. */
    private static final int ENOUGH_FAILURES = 10;

    /** So many standard deviations above what one percent would bring: thirteen of 640 may be chance, twenty are none. */
    private static final double DEVIATIONS = 4;

    /** What comes again within a look-back and the time in which a breach clears is the same trouble. */
    private static final long SAME_SECONDS = 90;

    private static final long GOAL_MILLIS = 3_000;

    /** Until the look-back is empty, the breach has cleared, and some. */
    private static final long CLOSES_MILLIS = 100_000;

    private RatioTruth() {}

    static List<ExpectedBreach> of(Ledger ledger) {
        List<ExpectedBreach> expected = new ArrayList<>();
        ledger.harms().forEach((harmed, bySecond) -> {
            NavigableMap<Long, Harm> episode = new TreeMap<>();
            bySecond.forEach((second, harm) -> {
                if (!episode.isEmpty() && second - episode.lastKey() > SAME_SECONDS) {
                    add(expected, ledger, harmed, episode);
                    episode.clear();
                }
                episode.put(second, harm);
            });
            add(expected, ledger, harmed, episode);
        });
        return expected;
    }

    private static void add(
            List<ExpectedBreach> expected, Ledger ledger, Harmed harmed, NavigableMap<Long, Harm> bySecond) {
        long from = bySecond.firstEntry().getValue().firstMillis();
        long until = bySecond.lastEntry().getValue().lastMillis();
        Long above = null;
        double worst = 0;
        long few = 0;
        for (long second = bySecond.firstKey(); second <= bySecond.lastKey() + 1; second++) {
            int failed = bySecond.subMap(second - LOOKBACK_SECONDS + 1, second + 1).values().stream()
                    .mapToInt(Harm::failures)
                    .sum();
            int calls = ledger.calls(harmed.account(), second, LOOKBACK_SECONDS);
            double ratio = calls == 0 ? 0 : (double) failed / calls;
            above = above == null && ratio > THRESHOLD ? (Long) Math.max(from, second * 1_000) : above;
            boolean sure = ratio >= CLEARLY_ABOVE && isNoChance(failed, calls);
            if (sure && calls >= ENOUGH_CALLS && harmed.side() != Side.PLANNED_WORK) {
                long openBy = (second + 1) * 1_000 + GOAL_MILLIS;
                expected.add(breach(harmed, times(from, above, openBy, until), Certainty.MUST));
                return;
            }
            worst = Math.max(worst, ratio);
            few = Math.max(few, sure ? failed : 0);
        }
        if (worst >= CLEARLY_BELOW) {
            boolean proof = few >= ENOUGH_FAILURES && harmed.side() != Side.PLANNED_WORK;
            expected.add(breach(
                    harmed,
                    times(from, above, until + CLOSES_MILLIS, until),
                    proof ? Certainty.FEW_CALLS : Certainty.MAY));
        }
    }

    private static boolean isNoChance(int failed, int calls) {
        double byThreshold = THRESHOLD * calls;
        return failed >= byThreshold + DEVIATIONS * Math.sqrt(byThreshold);
    }

    private static Times times(long from, @Nullable Long above, long openBy, long until) {
        return new Times(from, above == null ? from : above, openBy, until, until + CLOSES_MILLIS);
    }

    private static ExpectedBreach breach(Harmed harmed, Times times, Certainty certainty) {
        Side side = harmed.side();
        return new ExpectedBreach(
                CHECK,
                harmed.account().cluster(),
                harmed.account().name(),
                null,
                side.label(),
                side.severity(),
                side.kind(),
                times,
                certainty);
    }
}
