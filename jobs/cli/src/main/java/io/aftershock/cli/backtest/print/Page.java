package io.aftershock.cli.backtest.print;

import io.aftershock.cli.backtest.compare.Span;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of at most 80 columns. */
final class Page {

    private static final int WIDTH = 80;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return lines;
    }

    void line(String text) {
        lines.add(text.stripTrailing());
    }

    void empty() {
        lines.add("");
    }

    /** A text that may be long, broken between words; a word that is too long stands alone. */
    void text(String indent, String text) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            boolean full = line.length() > indent.length() && line.length() + word.length() >= WIDTH;
            if (full) {
                line(line.toString());
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        line(line.toString());
    }

    /** What is looked at. */
    void head(Span span) {
        text(
                "",
                "Would it have paged? " + seconds(span.fromMillis()) + " to " + seconds(span.toMillis()) + ", "
                        + lasted(span.toMillis() - span.fromMillis()));
    }

    static String seconds(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String minutes(long millis) {
        return String.format(Locale.ROOT, "%.1f", (double) millis / MINUTE);
    }

    static String lasted(long millis) {
        if (millis < 2 * MINUTE) {
            return millis / 1_000 + " s";
        }
        if (millis < 2 * HOUR) {
            return Math.round((double) millis / MINUTE) + " min";
        }
        return millis < 2 * DAY
                ? String.format(Locale.ROOT, "%.1f h", (double) millis / HOUR)
                : String.format(Locale.ROOT, "%.1f days", (double) millis / DAY);
    }
}
