package io.aftershock.cli.history;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.scan.HistoryExtent;
import io.aftershock.connectors.history.scan.TimeRange;
import io.aftershock.connectors.history.warehouse.Warehouse;
import io.aftershock.connectors.history.warehouse.WarehouseException;
import io.aftershock.monitor.config.ConfigLoader;
import io.aftershock.monitor.config.ConfigProblems;
import io.aftershock.monitor.config.HistorySettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the history is: the same options for every verb that reads it. */
public final class HistoryPlace {

    @Option(
            names = "--history",
            paramLabel = "DIR",
            description = "The folder of a history, as simulate --history and replay --history write it.")
    private @Nullable Path history;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "The folder that run --state DIR keeps: its history is in DIR/history, unless --config says otherwise.")
    private @Nullable Path state;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration whose section history says where it is.")
    private @Nullable Path config;

    public HistoryConfig config() {
        if (history != null && (state != null || config != null)) {
            throw new CommandException(
                    ExitCode.USAGE, "--history DIR names the history itself: leave out --state and --config");
        } else if (history != null) {
            return HistoryConfig.inFolder(history);
        } else if (config == null && state == null) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--history DIR, --state DIR or --config FILE is missing: it says where the history is");
        }
        HistoryConfig configured = settings().of(state);
        if (configured == null) {
            throw new CommandException(
                    ExitCode.USAGE,
                    config + " names no place for history: name the folder of the job's state by --state DIR, or set"
                            + " history.catalog (and not history.keep: no)");
        }
        return configured;
    }

    private HistorySettings settings() {
        try {
            return config == null
                    ? HistorySettings.DEFAULTS
                    : ConfigLoader.loadHistory(config, System.getenv(), List.of());
        } catch (ConfigProblems e) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
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
