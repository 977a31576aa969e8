package io.aftershock.cli.history;

import io.aftershock.connectors.history.scan.TimeRange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which time of a history is asked about: the same options for every verb that reads it. */
public final class RangeOptions {

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = {
                "From when on: how long before the end (90m, 24h, 7d, 4w), a day, or a time of RFC 3339.",
                "Default ${DEFAULT-VALUE}."
            },
            defaultValue = "7d")
    private String since = "7d";

    @Option(
            names = "--until",
            paramLabel = "WHEN",
            description = "Until when; default now, or the end of the history if that was before.")
    private @Nullable String until;

    /** The time that is meant, of a history that reaches so far. */
    public TimeRange range(TimeRange extent) {
        Instant now = Instant.now();
        Instant end = extent.to().isBefore(now) ? extent.to() : now;
        Instant to = until == null ? end : TimeOption.parse("--until", until, now);
        TimeRange range = new TimeRange(TimeOption.parse("--since", since, to), to);
        if (range.isEmpty()) {
            throw Inquiry.usage(
                    "--since " + since + " is " + range.from() + ", and has to be before --until, which is " + to);
        }
        return range;
    }
}
