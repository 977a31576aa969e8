package io.aftershock.cli.backtest;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.OutputFormat;
import io.aftershock.cli.backtest.compare.Comparison;
import io.aftershock.cli.backtest.compare.Curve;
import io.aftershock.cli.backtest.judge.CapturePast;
import io.aftershock.cli.backtest.judge.HistoryPast;
import io.aftershock.cli.backtest.judge.Past;
import io.aftershock.cli.backtest.print.ComparisonJson;
import io.aftershock.cli.backtest.print.ComparisonText;
import io.aftershock.cli.backtest.print.CurveJson;
import io.aftershock.cli.backtest.print.CurveText;
import io.aftershock.cli.config.SettingsOptions;
import io.aftershock.cli.replay.CaptureArguments;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.read.HistoryReader;
import io.aftershock.connectors.history.warehouse.Warehouse;
import io.aftershock.connectors.history.warehouse.WarehouseException;
import io.aftershock.monitor.MonitorTopology.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backtest}: what the past would have come to with other thresholds. */
@Command(
        name = "backtest",
        description =
                "Judges the past once by what is in force and once with a change, and tells what differs: how many"
                        + " pages and tickets then, how many with the change, which ones and why. A finding is a page while it is"
                        + " critical and no other explains it, a ticket while it is a warning.",
        footer = {
            "",
            "Example:",
            "  aftershock backtest incident.ndjson.gz --set checks.JETSTREAM_009.threshold=5%%",
            "  aftershock backtest --history /var/lib/aftershock/history --from 2026-11-01 --to 2026-11-08 \\",
            "      --set checks.JETSTREAM_009.threshold=0.5%%",
            "  aftershock backtest --config fleet.yaml --sweep checks.JETSTREAM_009.threshold=0.1%%..5%% *.ndjson.gz",
            "",
            "Exit codes: 0 done, 1 unreadable input, 2 bad options or configuration, 130 interrupted."
        })
public final class BacktestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Mixin
    private TimeOptions time = new TimeOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "[NAME=]FILE",
            description = "Captures, plain or gzip; - for standard input.")
    private List<String> captures = List.of();

    @Option(
            names = "--history",
            paramLabel = "DIR",
            description = "Judges stored history instead of captures, at the resolution of its minutes.")
    private @Nullable Path history;

    @Option(
            names = "--sweep",
            paramLabel = "[KEY=]LOW..HIGH",
            description =
                    "Tries the values between two of a key, and prints what each comes to; the key is that of --set,"
                            + " or checks.JETSTREAM_009.threshold, if none is given.")
    private @Nullable String sweep;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "How many values a sweep tries, each a constant factor above the last; default 12.",
            defaultValue = "12")
    private int steps;

    @Option(names = "--format", description = "text (default) or json, one object a line.", defaultValue = "text")
    private OutputFormat format = OutputFormat.TEXT;

    @Override
    public Integer call() throws Exception {
        time.asked();
        if (captures.isEmpty() == (history == null)) {
            throw usage(
                    captures.isEmpty()
                            ? "there is nothing to judge: name captures, or a folder of history by --history DIR"
                            : "captures and --history are two pasts: judge them one after the other");
        }
        print(sweep == null ? compared() : swept(sweep));
        return ExitCode.OK;
    }

    private List<String> compared() throws Exception {
        if (settings.sets().isEmpty()) {
            throw usage("there is nothing to compare with: --set KEY=VALUE says what would change,"
                    + " --sweep LOW..HIGH tries several values");
        }
        Settings with = settings.settings(spec.commandLine().getErr());
        Settings then = settings.settingsWith(List.of());
        Change.refuseOthers(then, with);
        Past past = judged(List.of(then, with), 0);
        Comparison comparison =
                Comparison.of(past.judgements().get(0), past.judgements().get(1), time.within(past.span()));
        return format == OutputFormat.JSON
                ? ComparisonJson.lines(comparison, settings.sets(), past)
                : ComparisonText.lines(comparison, settings.sets(), past);
    }

    private List<String> swept(String text) throws Exception {
        Trials trials = Trials.of(text, steps, settings, spec.commandLine().getErr());
        Past past = judged(trials.settings(), trials.inForce());
        Curve curve = trials.curve(past, time.within(past.span()));
        return format == OutputFormat.JSON ? CurveJson.lines(curve, past) : CurveText.lines(curve, past);
    }

    private Past judged(List<Settings> all, int inForce) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        ProgressLine progress = ProgressLine.to(err);
        Past past = history == null
                ? CapturePast.of(CaptureArguments.resolve(captures), all, progress)
                : stored(history, all, inForce, progress);
        progress.end();
        err.println(past.counts());
        err.flush();
        return past;
    }

    private Past stored(Path folder, List<Settings> all, int inForce, ProgressLine progress) {
        all.forEach(each -> Change.refuseAllButRatio(all.get(inForce), each));
        try (Warehouse warehouse = Warehouse.openExisting(HistoryConfig.inFolder(folder))) {
            return HistoryPast.of(new HistoryReader(warehouse), time.asked(), all, inForce, progress);
        } catch (WarehouseException e) {
            throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private void print(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }

    private static CommandException usage(String sentence) {
        return new CommandException(ExitCode.USAGE, sentence);
    }
}
