package io.aftershock.cli.history;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.history.answer.Answer;
import io.aftershock.cli.history.answer.AnswerFormat;
import io.aftershock.cli.history.answer.Words;
import io.aftershock.cli.history.question.KnownNames;
import io.aftershock.cli.history.question.Scope;
import io.aftershock.connectors.history.query.DuckDbMissing;
import io.aftershock.connectors.history.query.HistoryDatabase;
import io.aftershock.connectors.history.query.QueryException;
import io.aftershock.connectors.history.scan.TimeRange;
import io.aftershock.connectors.history.warehouse.Warehouse;
import io.aftershock.connectors.history.warehouse.WarehouseException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A question to the history: what all of its verbs have in common. */
abstract class Inquiry implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Mixin
    private HistoryPlace place = new HistoryPlace();

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "Of this cluster alone; may be repeated.",
            split = ",")
    private List<String> clusters = List.of();

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description = "Of this account alone, by its name or its key; may be repeated.",
            split = ",")
    private List<String> accounts = List.of();

    @Mixin
    private RangeOptions times = new RangeOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many rows of those that have no order in time; default ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private int limit = 20;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (default), csv, or json, one object a line.",
            defaultValue = "text")
    private AnswerFormat format = AnswerFormat.TEXT;

    /** Asks, and says what was found. */
    abstract Answer ask(Scope scope);

    @Override
    public Integer call() {
        if (limit < 1) {
            throw usage("--limit is " + limit + ", and has to be at least 1");
        }
        try (Warehouse warehouse = place.open();
                HistoryDatabase database = HistoryDatabase.over(warehouse)) {
            TimeRange extent = HistoryPlace.extent(warehouse);
            print(ask(scope(database, extent)), extent);
            return ExitCode.OK;
        } catch (DuckDbMissing e) {
            throw new CommandException(ExitCode.MISSING_PREREQUISITE, String.valueOf(e.getMessage()), e);
        } catch (WarehouseException | QueryException e) {
            throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private Scope scope(HistoryDatabase database, TimeRange extent) {
        TimeRange range = times.range(extent);
        KnownNames.require("cluster", clusters, clusters.isEmpty() ? List.of() : KnownNames.clusters(database, extent));
        KnownNames.require("account", accounts, accounts.isEmpty() ? List.of() : KnownNames.accounts(database, extent));
        return new Scope(database, range, clusters, accounts, limit);
    }

    private void print(Answer answer, TimeRange extent) {
        PrintWriter out = spec.commandLine().getOut();
        format.lines(answer, Ansi.AUTO.enabled()).forEach(out::println);
        out.flush();
        if (answer.rows().isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("Nothing is stored of that; the history reaches from " + Words.minute(extent.from()) + " to "
                    + Words.minute(extent.to()) + " UTC.");
            err.flush();
        }
    }

    static CommandException usage(String message) {
        return new CommandException(ExitCode.USAGE, message);
    }
}
