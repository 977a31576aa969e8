package io.aftershock.monitor.check.stall;

import io.aftershock.model.finding.Answers;
import io.aftershock.monitor.check.rule.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * STALL_001: answers have fallen far below what is usual, and it is not chance.
 *
 * <p>What it cannot know is why. Clients that leave look the same, so whoever asks it asks for a sign of trouble too.
 */
public final class StallRule {

    /** How far back it looks, in seconds: one is quick where calls are many, ten let smaller accounts be judged. */
    static final int[] WINDOWS = {1, 2, 5, 10};

    /** So long answers have to be back, in seconds: a stalled second may have a quick one behind it. */
    private static final int BACK_WINDOW = 2;

    /** Answers are back from so many times the threshold on: what hovers around it has not come back. */
    private static final double BACK = 1.5;

    /** From less than this nobody knows what is usual. */
    static final int LEAST_SECONDS = 30;

    private StallRule() {}

    /**
     * What holds for a cluster or account.
     *
     * @param threshold share of the usual answers below which there is a stall
     * @param lookbackSeconds by which the usual is known
     * @param chance how unlikely by chance the fall has to be
     * @param criticalMillis from here on it wakes somebody
     * @param clearMillis for this long answers have to be back
     */
    public record Limits(double threshold, int lookbackSeconds, double chance, long criticalMillis, long clearMillis) {}

    /** What is found; {@code usual} is null unless it has fallen, {@code sinceSecond} is when the fall began. */
    public record Fall(
            Verdict verdict, Answers answers, @Nullable Usual usual, long sinceSecond) {}

    /**
     * Judges the seconds before {@code nowSecond}.
     *
     * @param knownSince the first second of which anything is known
     */
    public static Fall judge(AnswerCounts counts, long nowSecond, long knownSince, Limits limits) {
        Fall all = judge(counts, Answers.ALL, nowSecond, knownSince, limits);
        if (all.verdict() == Verdict.TRUE) {
            return all;
        }
        Fall leader = judge(counts, Answers.META_LEADER, nowSecond, knownSince, limits);
        return leader.verdict() == Verdict.TRUE ? leader : all;
    }

    /** Numbered as they are asked. */
    static Fall judge(AnswerCounts counts, Answers answers, long nowSecond, long knownSince, Limits limits) {
        Verdict verdict = Verdict.UNKNOWN;
        Usual known = null;
        int longest = 0;
        for (int window : WINDOWS) {
            long from = nowSecond - window;
            long begin = Math.max(knownSince, from - limits.lookbackSeconds());
            int[] before = counts.usual(answers, Math.min(begin, from), from);
            Usual usual = Usual.of(before, window);
            // 1. Too little is known, or so few calls are usual that none at all would prove nothing.
            if (before.length < LEAST_SECONDS || usual.chance(0, window) >= limits.chance()) {
                continue;
            }
            long seen = counts.seen(answers, from, nowSecond);
            // 2. Far below the usual, and hardly by chance.
            boolean fell =
                    seen < limits.threshold() * usual.expected(window) && usual.chance(seen, window) < limits.chance();
            if (fell) {
                verdict = Verdict.TRUE;
                known = usual;
                longest = window;
            } else if (verdict == Verdict.UNKNOWN) {
                verdict = Verdict.FALSE;
            }
        }
        return new Fall(
                verdict,
                answers,
                known,
                known == null ? nowSecond : begin(counts, answers, nowSecond - longest, nowSecond, known));
    }

    /** The fall began where answers first fell below a half; before the window nothing is known of a fall. */
    private static long begin(AnswerCounts counts, Answers answers, long from, long nowSecond, Usual usual) {
        double half = usual.expected(1) / 2;
        long begin = from;
        while (begin < nowSecond - 1 && counts.seen(answers, begin, begin + 1) >= half) {
            begin++;
        }
        return begin;
    }

    /** Of a stall: the first of the seconds in which answers are back; null while they are not. */
    public static @Nullable Long backSince(
            AnswerCounts counts, Answers answers, Usual usual, long startSecond, long nowSecond, Limits limits) {
        int window = BACK_WINDOW;
        double enough = BACK * limits.threshold();
        if (counts.seen(answers, nowSecond - window, nowSecond) < enough * usual.expected(window)) {
            return null;
        }
        double perSecond = enough * usual.expected(1);
        long second = nowSecond - 1;
        while (second > nowSecond - window && counts.seen(answers, second, second + 1) < perSecond) {
            second--;
        }
        while (second > startSecond && counts.seen(answers, second - 1, second) >= perSecond) {
            second--;
        }
        return second;
    }
}
