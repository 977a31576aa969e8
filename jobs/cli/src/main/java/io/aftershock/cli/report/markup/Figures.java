package io.aftershock.cli.report.markup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as people read them; each has its unit with it. */
public final class Figures {

    private static final String NARROW_SPACE = "\u202F";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern(
                    "EEE d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Figures() {}

    /** For example {@code 1,234,567}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** The same in a running sentence, where nobody reads the last digits: {@code 812 million}. */
    public static String roughly(long count) {
        if (count < 1_000_000) {
            return count(count);
        }
        boolean thousands = count >= 1_000_000_000;
        double shown = count / (thousands ? 1e9 : 1e6);
        return String.format(Locale.ROOT, shown < 10 ? "%.1f" : "%.0f", shown) + (thousands ? " billion" : " million");
    }

    /** A number of things, for example {@code 1 page} or {@code 3 pages}. */
    public static String many(long count, String one) {
        return count(count) + " " + (count == 1 ? one : one + "s");
    }

    /** The same with another plural: {@code 2 crashes}. */
    public static String many(long count, String one, String several) {
        return count(count) + " " + (count == 1 ? one : several);
    }

    /** A ratio in percent, with as many digits as tell it from its neighbours. */
    public static String percent(double ratio) {
        double percent = 100 * ratio;
        if (percent == 0 || percent == 100) {
            return Math.round(percent) + unit();
        }
        if (percent < 0.001) {
            return "<" + NARROW_SPACE + "0.001" + unit();
        }
        String format = percent < 0.1 ? "%.3f" : percent < 10 ? "%.2f" : "%.1f";
        return String.format(Locale.ROOT, format, percent) + unit();
    }

    /** A share that is nearly all: cut, so that it is never rounded up to all of it. */
    public static String share(double share) {
        if (share >= 1) {
            return percent(1);
        }
        int digits = share < 0.99 ? 1 : share < 0.999 ? 2 : 3;
        double scale = Math.pow(10, digits);
        // A hair more, for what decimal fractions lack in binary.
        double cut = Math.floor(100 * share * scale + 1e-6) / scale;
        return String.format(Locale.ROOT, "%." + digits + "f", cut) + unit();
    }

    private static String unit() {
        return NARROW_SPACE + "%";
    }

    /** How long something lasted: {@code 8.2 s}, {@code 14 min}, {@code 3 h 20 min}, {@code 2 d 4 h}. */
    public static String duration(long millis) {
        long minutes = Math.round(millis / 60_000.0);
        if (millis < 60_000) {
            return millis < 1_000
                    ? millis + NARROW_SPACE + "ms"
                    : String.format(Locale.ROOT, "%.1f", millis / 1_000.0).replace(".0", "") + NARROW_SPACE + "s";
        }
        if (minutes < 60) {
            return minutes + NARROW_SPACE + "min";
        }
        if (minutes < 24 * 60) {
            return two(minutes / 60, "h", minutes % 60, "min");
        }
        return two(minutes / (24 * 60), "d", minutes / 60 % 24, "h");
    }

    private static String two(long first, String unit, long second, String smaller) {
        return first + NARROW_SPACE + unit + (second == 0 ? "" : " " + second + NARROW_SPACE + smaller);
    }

    public static String time(long millis) {
        return MINUTE.format(Instant.ofEpochMilli(millis));
    }

    public static String fullTime(long millis) {
        return FULL.format(Instant.ofEpochMilli(millis));
    }

    public static String day(long millis) {
        return DAY.format(Instant.ofEpochMilli(millis));
    }
}
