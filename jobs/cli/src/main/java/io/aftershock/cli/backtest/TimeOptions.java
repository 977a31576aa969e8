package io.aftershock.cli.backtest;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.backtest.compare.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --from} and {@code --to}: the time that is looked at. */
final class TimeOptions {

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Counts what opened from then on, such as 2026-11-20T04:44:00Z, or a day, 2026-11-20.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Counts what opened before then.")
    private @Nullable String to;

    /** What was asked for; open ends are the ends of time. */
    Span asked() {
        Span asked = new Span(millis("--from", from, Long.MIN_VALUE), millis("--to", to, Long.MAX_VALUE));
        if (asked.fromMillis() >= asked.toMillis()) {
            throw new CommandException(
                    ExitCode.USAGE, "--from " + from + " is not before --to " + to + ": there is no time between them");
        }
        return asked;
    }

    /** What was asked for of what there is. */
    Span within(Span known) {
        Span asked = asked();
        Span both = new Span(
                Math.max(asked.fromMillis(), known.fromMillis()), Math.min(asked.toMillis(), known.toMillis()));
        if (both.fromMillis() >= both.toMillis()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "nothing is known of the time that was asked for: the telemetry is from "
                            + Instant.ofEpochMilli(known.fromMillis()) + " to "
                            + Instant.ofEpochMilli(known.toMillis()) + "; --from and --to have to reach into it");
        }
        return both;
    }

    private static long millis(String option, @Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return (text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC))
                    .toEpochMilli();
        } catch (DateTimeException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    option + " is '" + text + "', and has to be a time like 2026-11-20T04:44:00Z or a day like"
                            + " 2026-11-20",
                    e);
        }
    }
}
