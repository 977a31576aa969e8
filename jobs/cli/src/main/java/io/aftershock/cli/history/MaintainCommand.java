package io.aftershock.cli.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.OutputFormat;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.maintain.Maintenance;
import io.aftershock.connectors.history.maintain.Outcome;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code history maintain}: what has to be done to a history from time to time. */
@Command(
        name = "maintain",
        description = {
            "Keeps a history small and quick: adds up minutes to hours and days, deletes what is older than it is kept,"
                    + " puts small files together, forgets old snapshots and removes what killed writers left.",
            "It may run beside the job, and be killed. Once a day is enough."
        },
        footer = {
            "",
            "Example:",
            "  aftershock history maintain --state /var/lib/aftershock",
            "",
            "Exit codes: 0 all done, 1 a part of it was not, or the history cannot be opened, 2 bad options."
        })
final class MaintainCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Mixin
    private HistoryPlace place = new HistoryPlace();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--table", paramLabel = "NAME", description = "Only this table; may be repeated.")
    private List<String> tables = List.of();

    @Option(
            names = "--keep-snapshots",
            paramLabel = "HOURS",
            defaultValue = "24",
            description = "For queries that began so long ago; default ${DEFAULT-VALUE}.")
    private int snapshotHours;

    @Option(
            names = "--keep-orphans",
            paramLabel = "HOURS",
            defaultValue = "72",
            description = "A file younger than this may belong to a commit under way; default ${DEFAULT-VALUE}.")
    private int orphanHours;

    @Option(names = "--format", description = "text (default) or json, one object a line.", defaultValue = "text")
    private OutputFormat format = OutputFormat.TEXT;

    @Override
    public Integer call() {
        Set<HistoryTable> concerned = concerned();
        Maintenance.Patience patience = patience();
        HistoryConfig config = place.config();
        PrintWriter out = spec.commandLine().getOut();
        try (Warehouse warehouse = place.open()) {
            List<Outcome> outcomes = Maintenance.of(warehouse, config, patience, Instant.now())
                    .run(concerned, outcome -> tell(outcome, out));
            long idle = outcomes.stream().filter(each -> each.told() == null).count();
            spec.commandLine().getErr().println("Of " + outcomes.size() + " parts " + idle + " had nothing to do");
            long failed = outcomes.stream().filter(each -> !each.succeeded()).count();
            if (failed > 0) {
                throw new CommandException(
                        ExitCode.FAILED,
                        failed + " of " + outcomes.size()
                                + " parts of the maintenance did not succeed, see above; the others did, and the next run"
                                + " tries again");
            }
            return ExitCode.OK;
        }
    }

    private void tell(Outcome outcome, PrintWriter out) {
        if (format == OutputFormat.JSON) {
            out.println(json(outcome));
        } else if (outcome.told() != null) {
            out.println(text(outcome));
        }
        out.flush();
    }

    private Maintenance.Patience patience() {
        if (snapshotHours < 1 || orphanHours < 1) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--keep-snapshots and --keep-orphans have to be an hour at least, or what is being read or written"
                            + " might be deleted");
        }
        return new Maintenance.Patience(Duration.ofHours(snapshotHours), Duration.ofHours(orphanHours));
    }

    private Set<HistoryTable> concerned() {
        if (tables.isEmpty()) {
            return EnumSet.allOf(HistoryTable.class);
        }
        return tables.stream().map(MaintainCommand::table).collect(Collectors.toSet());
    }

    private static HistoryTable table(String name) {
        return Arrays.stream(HistoryTable.values())
                .filter(table -> table.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE,
                        "there is no table " + name + "; there are "
                                + Arrays.stream(HistoryTable.values())
                                        .map(HistoryTable::label)
                                        .collect(Collectors.joining(", "))));
    }

    private static String text(Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "%-10s %-14s %s %s (%.1f s)",
                outcome.step(),
                outcome.table(),
                outcome.succeeded() ? " " : "!",
                outcome.told(),
                outcome.millis() / 1_000.0);
    }

    private static String json(Outcome outcome) {
        try {
            return JSON.writeValueAsString(outcome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
