package io.aftershock.cli.bench.scale;

import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.EmbeddedFlink;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.Folders;
import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.connectors.capture.CaptureSource;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.MonitorTopology;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.publish.FindingLines;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench accounts}: what many accounts in one cluster cost, beside ten. */
@Command(
        name = "accounts",
        description =
                "Measures the job over one cluster of many accounts beside one of ten: rows a second, and bytes of "
                        + "state per active and per idle account.",
        footer = {
            "",
            "Example:",
            "  aftershock bench accounts --accounts 100000",
            "",
            "Exit codes: 0 measured, 2 bad options."
        })
public final class AccountsBench implements Callable<Integer> {

    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(5);
    private static final int FEW = 10;

    /** By then nothing of an account that says no more is within any look-back. */
    private static final int IDLE_MINUTES = 30;

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--accounts", description = "How many; default 100000.", defaultValue = "100000")
    private int accounts;

    @Option(names = "--rows", description = "Rows to measure with; default 1000000.", defaultValue = "1000000")
    private long rows;

    @Option(
            names = "--rows-per-second",
            description = "Audits a second of the cluster's clock; default 5000.",
            defaultValue = "5000")
    private int rowsPerSecond;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("aftershock-bench-");
        PrintWriter out = spec.commandLine().getOut();
        try {
            rate(FEW, folder); // the first run of anything measures the compiler
            double few = rate(FEW, folder);
            double many = rate(accounts, folder);
            out.printf(Locale.ROOT, "%,12d accounts %,12.0f rows/s%n", FEW, few);
            out.printf(Locale.ROOT, "%,12d accounts %,12.0f rows/s  %.2f of that%n", accounts, many, many / few);
            out.flush();
            long base = state(FEW, 0, folder);
            long active = state(accounts, 0, folder);
            long idle = state(accounts, IDLE_MINUTES, folder);
            long baseIdle = state(FEW, IDLE_MINUTES, folder);
            out.printf(
                    Locale.ROOT,
                    "state: %,d bytes per active account (%,d calls each in the look-back), %,d per idle one%n",
                    (active - base) / accounts,
                    rowsPerSecond * 60L / accounts,
                    (idle - baseIdle) / accounts);
            out.flush();
        } finally {
            Folders.delete(folder);
        }
        return ExitCode.OK;
    }

    private double rate(int count, Path folder) throws Exception {
        CaptureFile capture = capture(folder);
        long written = new ManyAccounts(count, rowsPerSecond).write(Path.of(capture.path()), rows, 0);
        Configuration options = new Configuration();
        options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
        options.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        options.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        StreamExecutionEnvironment env = EmbeddedFlink.environment(1, options);
        FindingLines.of(MonitorTopology.define(
                        env.fromSource(
                                        CaptureSource.of(List.of(capture)),
                                        WatermarkStrategy.noWatermarks(),
                                        "captures",
                                        TypeInformation.of(TelemetryRow.class))
                                .uid("captures"),
                        Settings.DEFAULTS))
                .sinkTo(new DiscardingSink<>());
        long began = System.nanoTime();
        env.execute("aftershock bench");
        return written / ((System.nanoTime() - began) / 1e9);
    }

    private long state(int count, int idleMinutes, Path folder) throws Exception {
        CaptureFile capture = capture(folder);
        long fill = Math.min(rows, rowsPerSecond * 120L);
        long written = new ManyAccounts(count, rowsPerSecond).write(Path.of(capture.path()), fill, idleMinutes);
        return StateSize.after(capture, written, folder.resolve("savepoints"));
    }

    private static CaptureFile capture(Path folder) {
        return new CaptureFile(
                ManyAccounts.CLUSTER, folder.resolve("many.ndjson").toString());
    }
}
