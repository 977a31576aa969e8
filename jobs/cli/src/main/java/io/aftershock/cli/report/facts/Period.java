package io.aftershock.cli.report.facts;

import io.aftershock.connectors.history.scan.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The time that a report is about, and the equally long one before it.
 *
 * @param known from when until when there is any history; null for none
 */
public record Period(TimeRange now, @Nullable TimeRange known) {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** So many steps are told apart in a picture as wide as a screen. */
    private static final int MOST_STEPS = 300;

    public TimeRange before() {
        return new TimeRange(now.from().minus(now.length()), now.from());
    }

    public long fromMillis() {
        return now.from().toEpochMilli();
    }

    public long toMillis() {
        return now.to().toEpochMilli();
    }

    /** How long a step of a picture is: a part of an hour or of a day, so that steps begin where the clock is round. */
    public long stepMillis() {
        return LongStream.of(MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR)
                .filter(step -> now.length().toMillis() / step <= MOST_STEPS)
                .findFirst()
                .orElse(DAY);
    }

    /** Whether minutes are told apart in a picture, so that hours will not do. */
    public boolean isFine() {
        return stepMillis() < HOUR;
    }

    /** Whether the history reaches back to anything of the time before. */
    public boolean hasBefore() {
        return known != null && known.from().isBefore(now.from());
    }

    /** From when on the time before is known; null if all of it is, or nothing. */
    public @Nullable Instant knownSince() {
        // A fleet that is quiet at night has no row at the very start.
        Duration slack = now.length().dividedBy(20);
        return known != null
                        && hasBefore()
                        && known.from().isAfter(before().from().plus(slack))
                ? known.from()
                : null;
    }

    public boolean holds(long millis) {
        return fromMillis() <= millis && millis < toMillis();
    }

    public boolean heldBefore(long millis) {
        return before().from().toEpochMilli() <= millis && millis < fromMillis();
    }
}
