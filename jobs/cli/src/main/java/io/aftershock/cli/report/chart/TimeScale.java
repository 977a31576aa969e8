package io.aftershock.cli.report.chart;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Places times from left to right, in percent of the width, so that a picture fits any screen. */
public record TimeScale(long fromMillis, long toMillis) {

    /** As many labels as fit beside each other on a telephone. */
    private static final int MOST_TICKS = 8;

    private static final double LEAST_WIDTH = 0.0005;

    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long[] STEPS = {
        300_000, 900_000, HOUR / 2, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY,
        28 * DAY
    };

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter WEEKDAY =
            DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** A time that is named below the picture. */
    public record Tick(long atMillis, String label) {}

    public double fraction(long millis) {
        double share = (double) (millis - fromMillis) / (toMillis - fromMillis);
        return Math.max(0, Math.min(1, share));
    }

    public String percent(long millis) {
        return percent(fraction(millis));
    }

    /** How wide a span is, as far as it is in the picture; never nothing, since a browser draws nothing of that. */
    public String width(long startMillis, long endMillis) {
        return percent(Math.max(LEAST_WIDTH, fraction(endMillis) - fraction(startMillis)));
    }

    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.3f%%", 100 * fraction);
    }

    /** Round times: midnights, or round hours of shorter spans. Weeks begin on Monday. */
    public List<Tick> ticks() {
        long length = toMillis - fromMillis;
        long step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0 && length / STEPS[i] <= MOST_TICKS; i--) {
            step = STEPS[i];
        }
        List<Tick> ticks = new ArrayList<>();
        for (long at = first(step); at < toMillis; at += step) {
            ticks.add(new Tick(at, label(at, step)));
        }
        return ticks;
    }

    private long first(long step) {
        ZonedDateTime start = Instant.ofEpochMilli(fromMillis).atZone(ZoneOffset.UTC);
        ZonedDateTime day = start.truncatedTo(ChronoUnit.DAYS);
        ZonedDateTime origin =
                step >= 7 * DAY ? day.minusDays(day.getDayOfWeek().getValue() - 1L) : day;
        long at = origin.toInstant().toEpochMilli();
        return at - Math.floorDiv(at - fromMillis, step) * step;
    }

    private static String label(long at, long step) {
        Instant time = Instant.ofEpochMilli(at);
        if (step < DAY) {
            return at % DAY == 0 ? WEEKDAY.format(time) : CLOCK.format(time);
        }
        return step < 7 * DAY ? WEEKDAY.format(time) : DATE.format(time);
    }
}
