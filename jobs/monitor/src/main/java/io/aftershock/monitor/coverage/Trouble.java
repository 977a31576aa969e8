package io.aftershock.monitor.coverage;

import io.aftershock.model.telemetry.SourceStatus.Condition;
import org.jspecify.annotations.Nullable;

/**
 * When something last happened that loses rows, by the cluster's clock.
 *
 * @param fromMillis since when
 * @param toMillis until when
 */
public record Trouble(long fromMillis, long toMillis) {

    /** What happened within this time of each other, and of what is missing, belongs together. */
    private static final long NEAR_MILLIS = 60_000;

    /** The trouble after it was met again. */
    static Trouble met(@Nullable Trouble known, long millis) {
        return known == null || millis - known.toMillis() > NEAR_MILLIS
                ? new Trouble(millis, millis)
                : new Trouble(known.fromMillis(), Math.max(known.toMillis(), millis));
    }

    /** Whether a word of the source means that rows may be lost. */
    static boolean isIn(Condition condition) {
        return switch (condition) {
            case GAP, STREAM_RECREATED, CUT_OFF, REFUSED -> true;
            default -> false;
        };
    }

    boolean isNear(Span span) {
        return span.fromMillis <= toMillis + NEAR_MILLIS && span.toMillis >= fromMillis - NEAR_MILLIS;
    }
}
