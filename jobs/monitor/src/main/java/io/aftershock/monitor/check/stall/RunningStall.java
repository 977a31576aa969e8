package io.aftershock.monitor.check.stall;

import io.aftershock.model.finding.Answers;
import io.aftershock.monitor.check.rule.Verdict;
import io.aftershock.monitor.check.stall.StallRule.Fall;
import io.aftershock.monitor.check.stall.StallRule.Limits;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stall that is not over. What was usual before it stays the measure, or silence would become usual.
 *
 * @param number counts the stalls of its account
 * @param signs of trouble, in words, when it was found
 * @param endMillis the second in which answers came back; null while they have not
 * @param backAtMillis when that was found; 0 before
 */
public record RunningStall(
        long number,
        long startMillis,
        Answers answers,
        Usual usual,
        List<String> signs,
        @Nullable Long endMillis,
        long backAtMillis) {

    /** Nobody calls any more: what was usual before is not any longer. */
    private static final long GIVE_UP_MILLIS = 600_000;

    static RunningStall of(long number, Fall fall, List<String> signs) {
        return new RunningStall(
                number,
                fall.sinceSecond() * 1_000,
                fall.answers(),
                Objects.requireNonNull(fall.usual()),
                List.copyOf(signs),
                null,
                0);
    }

    /**
     * A second later.
     *
     * @param trouble whether a server is silent, or nobody leads: as long as that is so, answers are waited for
     */
    RunningStall next(AnswerCounts counts, long nowMillis, boolean trouble, Limits limits) {
        Long second = StallRule.backSince(
                counts, answers, usual, Math.floorDiv(startMillis, 1_000), Math.floorDiv(nowMillis, 1_000), limits);
        Long end = second == null ? null : Long.valueOf(Math.max(startMillis, second * 1_000));
        if (end == null && !trouble && nowMillis - startMillis > GIVE_UP_MILLIS) {
            end = nowMillis;
        }
        if (end == null) {
            return new RunningStall(number, startMillis, answers, usual, signs, null, 0);
        }
        return endMillis != null ? this : new RunningStall(number, startMillis, answers, usual, signs, end, nowMillis);
    }

    boolean isOver(long nowMillis, Limits limits) {
        return endMillis != null && nowMillis - backAtMillis >= limits.clearMillis();
    }

    /** Without telemetry nobody knows whether it goes on. */
    Verdict verdict(boolean alive) {
        return endMillis != null ? Verdict.FALSE : alive ? Verdict.TRUE : Verdict.UNKNOWN;
    }

    /** Until answers came back, or until now. */
    long untilMillis(long nowMillis) {
        return endMillis == null ? nowMillis : endMillis;
    }

    long expected(long nowMillis) {
        return Math.round(usual.expected((untilMillis(nowMillis) - startMillis) / 1_000.0));
    }

    long seen(AnswerCounts counts, long nowMillis) {
        return counts.seen(answers, Math.floorDiv(startMillis, 1_000), -Math.floorDiv(-untilMillis(nowMillis), 1_000));
    }
}
