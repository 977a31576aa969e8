package io.aftershock.connectors.history.scan;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** A time from an instant, inclusive, to another, exclusive; empty if that is not later. */
public record TimeRange(Instant from, Instant to) {

    public boolean isEmpty() {
        return !from.isBefore(to);
    }

    public Duration length() {
        return isEmpty() ? Duration.ZERO : Duration.between(from, to);
    }

    /** What lies in both. */
    public TimeRange within(TimeRange other) {
        return new TimeRange(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
    }

    /** From the earlier start to the later end. */
    public TimeRange spanning(TimeRange other) {
        return new TimeRange(from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
    }

    /** The part before an instant. */
    public TimeRange before(Instant end) {
        return new TimeRange(from, end.isBefore(to) ? end : to);
    }

    /** The part from an instant on. */
    public TimeRange since(Instant start) {
        return new TimeRange(start.isAfter(from) ? start : from, to);
    }

    /** The whole hours or days in it; empty if it holds none. */
    public TimeRange whole(ChronoUnit unit) {
        Instant start = from.truncatedTo(unit);
        return new TimeRange(start.equals(from) ? start : start.plus(1, unit), to.truncatedTo(unit));
    }

    /** What of some ranges lies in none of others; empty ones are left out. */
    public static List<TimeRange> without(List<TimeRange> ranges, List<TimeRange> others) {
        List<TimeRange> left = ranges.stream().filter(range -> !range.isEmpty()).toList();
        for (TimeRange other : others) {
            if (!other.isEmpty()) {
                left = left.stream()
                        .flatMap(range -> Stream.of(range.before(other.from), range.since(other.to)))
                        .filter(range -> !range.isEmpty())
                        .toList();
            }
        }
        return left;
    }
}
