package io.aftershock.cli.run;

import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads {@code --from}: where to begin without state. */
public final class StartOption {

    private static final Duration DEFAULT_BACK = Duration.ofMinutes(10);

    private StartOption() {}

    /** Where to begin; 10 minutes back if nothing is said. */
    public static StartingPosition parse(@Nullable String from) {
        if (from == null) {
            return StartingPosition.since(Instant.now().minus(DEFAULT_BACK));
        }
        return switch (from) {
            case "new" -> StartingPosition.onlyNew();
            case "all" -> StartingPosition.all();
            default -> StartingPosition.since(time(from));
        };
    }

    private static Instant time(String from) {
        try {
            return Instant.parse(from);
        } catch (DateTimeException e) {
            throw RunCommand.usage(
                    "--from is '" + from + "', and has to be new, all or a time like " + "2026-11-20T04:44:00Z");
        }
    }
}
