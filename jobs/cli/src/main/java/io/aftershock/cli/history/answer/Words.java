package io.aftershock.cli.history.answer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them. */
public final class Words {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private static final long SECOND = 1_000;
    private static final long MINUTE_MILLIS = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE_MILLIS;
    private static final long DAY = 24 * HOUR;

    private static final double TEN = 0.1;
    private static final double SMALLEST = 0.0001;

    private Words() {}

    public static String day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    public static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** Thousands set apart. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    /** With what is counted, in the plural but for one. */
    public static String count(long number, String what) {
        return count(number) + " " + what + (number == 1 ? "" : "s");
    }

    /** Three figures at most, and never zero for what is not. */
    public static String percent(double ratio) {
        if (ratio > 0 && ratio < SMALLEST) {
            return "<0.01 %";
        }
        return String.format(Locale.ROOT, ratio < TEN ? "%.2f %%" : ratio < 1 ? "%.1f %%" : "%.0f %%", 100 * ratio);
    }

    /** The largest unit that is passed, and one decimal of it. */
    public static String duration(long millis) {
        if (millis < SECOND) {
            return millis + " ms";
        } else if (millis < MINUTE_MILLIS) {
            return in(millis, SECOND, "s");
        } else if (millis < HOUR) {
            return in(millis, MINUTE_MILLIS, "min");
        } else if (millis < 2 * DAY) {
            return in(millis, HOUR, "h");
        }
        return in(millis, DAY, "d");
    }

    private static String in(long millis, long unit, String name) {
        return String.format(Locale.ROOT, millis % unit == 0 ? "%.0f %s" : "%.1f %s", millis / (double) unit, name);
    }
}
