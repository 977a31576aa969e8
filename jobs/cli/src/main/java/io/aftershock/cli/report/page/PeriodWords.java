package io.aftershock.cli.report.page;

import io.aftershock.cli.report.facts.Period;
import io.aftershock.cli.report.markup.Figures;
import java.time.Instant;

/** What people call the time of a report, and the one before it. */
record PeriodWords(Period period) {

    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    /** For example {@code 7 days}. */
    String length() {
        long millis = period.now().length().toMillis();
        // Someone who says "7d" means days, although the last hour is not over.
        long days = Math.round((double) millis / DAY);
        if (days > 0 && Math.abs(millis - days * DAY) < 2 * HOUR) {
            return days == 1 ? "day" : days + " days";
        }
        return Figures.duration(millis);
    }

    /** For example {@code the week before}. */
    String before() {
        return switch (length()) {
            case "7 days" -> "the week before";
            case "day" -> "the day before";
            default -> "the " + length() + " before";
        };
    }

    String until() {
        return Figures.fullTime(period.toMillis());
    }

    /** What is to be known about comparisons; empty if all of the time before is known. */
    String caveat() {
        if (!period.hasBefore()) {
            return "The history does not reach back to " + before() + ", so there is nothing to compare with.";
        }
        Instant since = period.knownSince();
        return since == null
                ? ""
                : "The history begins on " + Figures.fullTime(since.toEpochMilli()) + ", so of " + before()
                        + " only a part is known.";
    }
}
