package io.aftershock.cli.replay;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.OutputFormat;
import io.aftershock.cli.OutputOptions;
import io.aftershock.cli.config.SettingsOptions;
import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.publish.Line;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code replay}: runs captures through the topology and prints what it finds, the same bytes each time. */
@Command(
        name = "replay",
        description = "Runs captures through the same topology as live telemetry, and prints what it finds.",
        footer = {
            "",
            "Example:",
            "  aftershock replay --format json --windows incident.ndjson.gz",
            "  aftershock replay --set checks.JETSTREAM_009.threshold=2%% incident.ndjson.gz",
            "  aftershock replay east=east.ndjson.gz west=west.ndjson.gz",
            "  aftershock replay --history past incident.ndjson.gz",
            "",
            "Exit codes: 0 done, 1 unreadable input, 2 bad options or configuration, 130 interrupted."
        })
public final class ReplayCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @CommandLine.Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @CommandLine.Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "[NAME=]FILE",
            description = "Captures, plain or gzip; - for standard input.")
    private List<String> captures = List.of();

    @CommandLine.Option(
            names = "--history",
            paramLabel = "DIR",
            description = "Folder in which what was counted and found is kept; the same capture is kept once.")
    private @Nullable Path history;

    @CommandLine.Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws Exception {
        Settings judged = settings.settings(spec.commandLine().getErr());
        List<CaptureFile> files = CaptureArguments.resolve(captures);
        Replay replay = Replay.of(
                files,
                judged,
                output.parallelism(),
                output.wanted(),
                new Configuration(),
                history == null ? null : HistoryConfig.inFolder(history));
        print(replay.lines());
        spec.commandLine().getErr().println(ReplayCounts.line(replay.totals()));
        spec.commandLine().getErr().flush();
        if (!ReplayCounts.anyUsable(replay.totals())) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "no row could be used, so that nothing was found means nothing: is this a capture?");
        }
        return ExitCode.OK;
    }

    private void print(List<Line> lines) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        for (Line line : lines) {
            if (line.record().equals("dead_letter")) {
                err.println(line.text());
            } else {
                out.println(output.format() == OutputFormat.JSON ? line.json() : line.text());
            }
        }
        out.flush();
    }
}
