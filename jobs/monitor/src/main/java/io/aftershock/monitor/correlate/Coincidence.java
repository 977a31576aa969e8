package io.aftershock.monitor.correlate;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How likely errors or silence fall into the times of elections by chance: what {@link ShiftTest} is asked. */
final class Coincidence {

    /** In less time there are too few places in which the errors could have lain. */
    static final int SHORTEST_SECONDS = 60;

    private Coincidence() {}

    /** The cluster's failures, held against the spans; null if there is too little to tell. */
    static @Nullable Double ofServiceFaults(
            SecondCounts counts, List<InsideSpan> spans, long fromMillis, long toMillis) {
        return of(counts, SecondCount::serviceFaults, spans, fromMillis, toMillis);
    }

    /** The clients' own failures, held against the spans; null if there is too little to tell. */
    static @Nullable Double ofClientFaults(
            SecondCounts counts, List<InsideSpan> spans, long fromMillis, long toMillis) {
        return of(counts, count -> count.errors() - count.serviceFaults(), spans, fromMillis, toMillis);
    }

    /** How few calls were answered in a time without a leader; null if there is too little to tell. */
    static @Nullable Double ofSilence(SecondCounts counts, InsideSpan outage, long fromMillis, long toMillis) {
        return of(counts, count -> -count.requests(), List.of(outage), fromMillis, toMillis);
    }

    /** The share of a time that the spans cover. */
    static double covered(List<InsideSpan> spans, long fromMillis, long toMillis) {
        long first = secondAfter(fromMillis);
        long end = secondAfter(toMillis);
        long covered = 0;
        for (long second = first; second < end; second++) {
            if (isInside(second, spans)) {
                covered++;
            }
        }
        return end <= first ? 0 : (double) covered / (end - first);
    }

    private static @Nullable Double of(
            SecondCounts counts,
            ToLongFunction<SecondCount> happened,
            List<InsideSpan> spans,
            long fromMillis,
            long toMillis) {
        long first = secondAfter(fromMillis);
        int seconds = Math.toIntExact(Math.max(0, secondAfter(toMillis) - first));
        if (seconds < SHORTEST_SECONDS) {
            return null;
        }
        ShiftTest test = new ShiftTest(seconds);
        boolean tells = false;
        List<String> domains = spans.stream().map(InsideSpan::domain).distinct().toList();
        for (String domain : domains) {
            long[] series = series(counts, domain, happened, first, seconds);
            boolean[] times = times(spans, domain, first, seconds);
            if (hasAny(series) && isPart(times)) {
                tells = true;
                test.add(series, times);
            }
        }
        return tells ? test.pValue() : null;
    }

    private static long[] series(
            SecondCounts counts, String domain, ToLongFunction<SecondCount> happened, long first, int seconds) {
        long[] series = new long[seconds];
        for (SecondCount count : counts.seconds) {
            long place = count.second() - first;
            if (place >= 0 && place < seconds && count.domain().equals(domain)) {
                series[(int) place] += happened.applyAsLong(count);
            }
        }
        return series;
    }

    private static boolean[] times(List<InsideSpan> spans, String domain, long first, int seconds) {
        List<InsideSpan> ofDomain =
                spans.stream().filter(span -> span.domain().equals(domain)).toList();
        boolean[] times = new boolean[seconds];
        for (int i = 0; i < seconds; i++) {
            times[i] = isInside(first + i, ofDomain);
        }
        return times;
    }

    private static boolean hasAny(long[] series) {
        for (long value : series) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }

    /** Neither nothing nor all: otherwise each place is as good as any other. */
    private static boolean isPart(boolean[] times) {
        for (boolean each : times) {
            if (each != times[0]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInside(long second, List<InsideSpan> spans) {
        return spans.stream().anyMatch(span -> span.containsSecond(second));
    }

    /** The first second that begins at a time or after it, as the sums count them. */
    private static long secondAfter(long millis) {
        return -Math.floorDiv(-millis, 1_000L);
    }
}
