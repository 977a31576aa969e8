package io.aftershock.cli.watch.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times in as few cells as a table has for them. */
final class Numbers {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Numbers() {}

    /** How long it is, in the largest unit of which there is one: three cells, four for months. */
    static String age(long millis) {
        if (millis < MINUTE) {
            return Math.max(0, millis / SECOND) + "s";
        } else if (millis < HOUR) {
            return millis / MINUTE + "m";
        } else if (millis < 2 * DAY) {
            return millis / HOUR + "h";
        }
        return millis / DAY + "d";
    }

    /** In five cells at most. */
    static String count(long number) {
        if (number < 10_000) {
            return Long.toString(number);
        } else if (number < 1_000_000) {
            return number < 100_000 ? decimal(number / 1e3) + "k" : number / 1_000 + "k";
        }
        return number < 100_000_000 ? decimal(number / 1e6) + "M" : number / 1_000_000 + "M";
    }

    private static String decimal(double number) {
        // Cut and not rounded: 99 999 would else need a cell more.
        return String.format(Locale.ROOT, "%.1f", Math.floor(number * 10) / 10);
    }

    static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }
}
