package io.aftershock.cli.history;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.scan.HistoryExtent;
import io.aftershock.connectors.history.scan.TimeRange;
import io.aftershock.connectors.history.warehouse.Warehouse;
import io.aftershock.connectors.history.warehouse.WarehouseException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where the history is: the same options for every verb that reads it. */
public final class HistoryPlace {

    @ArgGroup(multiplicity = "1")
    private Where where = new Where();

    /** One of these. */
    private static final class Where {

        @Option(
                names = "--history",
                paramLabel = "DIR",
                description = "The folder of a history, as simulate --history writes it.",
                required = true)
        private @Nullable Path history;

        @Option(
                names = "--state",
                paramLabel = "DIR",
                description = "The folder that run --state DIR keeps; its history is in DIR/history.",
                required = true)
        private @Nullable Path state;
    }

    public HistoryConfig config() {
        if (where.history != null) {
            return HistoryConfig.inFolder(where.history);
        } else if (where.state != null) {
            return HistoryConfig.inFolder(where.state.resolve("history"));
        }
        throw new CommandException(
                ExitCode.USAGE, "--history DIR, --state DIR or --config FILE has to say where it is");
    }

    /** Opened to be read. */
    public Warehouse open() {
        try {
            return Warehouse.openExisting(config());
        } catch (WarehouseException e) {
            throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    /** From when until when it reaches; refuses one without rows. */
    public static TimeRange extent(Warehouse warehouse) {
        TimeRange extent = HistoryExtent.of(warehouse);
        if (extent == null) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "The history is still empty: its tables are there, and the job has written no row yet. Look again"
                            + " in a minute or two.");
        }
        return extent;
    }
}
