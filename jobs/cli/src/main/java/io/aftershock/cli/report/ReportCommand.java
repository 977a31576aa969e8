package io.aftershock.cli.report;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.VersionText;
import io.aftershock.cli.history.HistoryPlace;
import io.aftershock.cli.history.RangeOptions;
import io.aftershock.cli.history.question.KnownNames;
import io.aftershock.cli.report.ask.ReportQuestions;
import io.aftershock.cli.report.facts.Facts;
import io.aftershock.cli.report.facts.Period;
import io.aftershock.cli.report.page.ReportPage;
import io.aftershock.connectors.history.query.DuckDbMissing;
import io.aftershock.connectors.history.query.HistoryDatabase;
import io.aftershock.connectors.history.query.QueryException;
import io.aftershock.connectors.history.scan.TimeRange;
import io.aftershock.connectors.history.warehouse.Warehouse;
import io.aftershock.connectors.history.warehouse.WarehouseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code report}: some days of a fleet as one page. */
@Command(
        name = "report",
        description = "Writes one HTML page that needs nothing else: what happened, each cluster's timeline, the worst"
                + " accounts and clients, what changed since the time before, and how complete the telemetry was.",
        footer = {
            "",
            "Example:",
            "  aftershock report --state /var/lib/aftershock --since 7d --out report.html",
            "  aftershock report --history demo --since 30d --cluster eu-west-prod-1 --out report.html",
            "",
            "Exit codes: 0 written, 1 no history, or it cannot be read, or the page not be written,",
            "2 bad options or an unknown name, 3 DuckDB is not there."
        })
public final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Mixin
    private HistoryPlace place = new HistoryPlace();

    @Mixin
    private RangeOptions times = new RangeOptions();

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "Of this cluster alone; may be repeated.",
            split = ",")
    private List<String> clusters = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The page; one that is there is replaced.",
            required = true)
    private Path out = Path.of("report.html");

    @Override
    public Integer call() throws IOException {
        try (Warehouse warehouse = place.open()) {
            TimeRange extent = HistoryPlace.extent(warehouse);
            require(warehouse, extent);
            Facts facts =
                    ReportQuestions.facts(warehouse, new Period(times.range(extent), extent), clusters, this::progress);
            PageFile.write(out, ReportPage.html(facts, VersionText.program()));
        } catch (DuckDbMissing e) {
            throw new CommandException(ExitCode.MISSING_PREREQUISITE, String.valueOf(e.getMessage()), e);
        } catch (WarehouseException | QueryException e) {
            throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
        PrintWriter output = spec.commandLine().getOut();
        output.println("Wrote " + out + ".");
        output.flush();
        return ExitCode.OK;
    }

    @SuppressWarnings("SystemConsoleNull") // where a console is there without a terminal, a line too many does no harm
    private void progress(String step) {
        if (System.console() != null) {
            spec.commandLine().getErr().println(step);
            spec.commandLine().getErr().flush();
        }
    }

    private void require(Warehouse warehouse, TimeRange extent) {
        if (!clusters.isEmpty()) {
            try (HistoryDatabase database = HistoryDatabase.over(warehouse)) {
                KnownNames.require("cluster", clusters, KnownNames.clusters(database, extent));
            }
        }
    }
}
