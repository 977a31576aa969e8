package io.aftershock.cli.bench;

import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.Folders;
import io.aftershock.cli.OutputFormat;
import io.aftershock.cli.Wanted;
import io.aftershock.cli.bench.scale.AccountsBench;
import io.aftershock.cli.replay.Replay;
import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.connectors.capture.Captures;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.ingest.RowDecoder;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench}: how many rows a second the job takes, beside how many can be parsed at all, in one run. */
@Command(
        name = "bench",
        subcommands = AccountsBench.class,
        description = "Repeats a capture until it has enough rows, and measures parsing alone and the whole job with "
                + "checkpoints, in one run.",
        footer = {
            "",
            "Example:",
            "  aftershock bench --rows 1000000 capture.ndjson.gz",
            "",
            "Exit codes: 0 measured, 1 unreadable input, 2 bad options."
        })
public final class BenchCommand implements Callable<Integer> {

    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(5);
    private static final int[] PARALLELISMS = {1, 2};

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The capture to repeat, plain or gzip.")
    private Path capture = Path.of("");

    @Option(names = "--rows", description = "At least so many rows; default 1000000.", defaultValue = "1000000")
    private long rows;

    @Option(names = "--format", description = "text (default) or json, one object a line.", defaultValue = "text")
    private OutputFormat format = OutputFormat.TEXT;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("aftershock-bench-");
        Path repeated = folder.resolve("repeated.ndjson");
        try {
            long count = RepeatedCapture.write(new CaptureFile("bench", capture.toString()), rows, repeated);
            List<CaptureFile> files = List.of(new CaptureFile("bench", repeated.toString()));
            // The first run of anything measures the compiler; it is not shown.
            parse(files, count);
            job(files, count, 1, folder);
            double parse = print(parse(files, count), null);
            for (int parallelism : PARALLELISMS) {
                print(job(files, count, parallelism, folder), parse);
            }
        } finally {
            Folders.delete(folder);
        }
        return ExitCode.OK;
    }

    private static Bench parse(List<CaptureFile> files, long count) throws Exception {
        RowDecoder decoder = new RowDecoder();
        long[] accepted = new long[1];
        long began = System.nanoTime();
        Captures.forEachRow(files, row -> accepted[0] += decoder.accepts(row) ? 1 : 0);
        return new Bench("parse", 0, Math.min(count, accepted[0]), secondsSince(began));
    }

    private static Bench job(List<CaptureFile> files, long count, int parallelism, Path folder) throws Exception {
        Configuration options = new Configuration();
        options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
        options.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        options.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        long began = System.nanoTime();
        Replay.of(files, Settings.DEFAULTS, parallelism, new Wanted(true, true), options);
        return new Bench("job", parallelism, count, secondsSince(began));
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }

    /** Prints a measurement, and returns its rows per second. */
    private double print(Bench bench, @org.jspecify.annotations.Nullable Double parse) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == OutputFormat.JSON) {
            // The ratio of the contract is to a fetch loop, which is not part of this run.
            out.printf(
                    Locale.ROOT,
                    "{\"record\":\"bench\",\"name\":\"%s\",\"rows_per_s\":%.0f,\"ratio\":null,\"parallelism\":%d}%n",
                    bench.name(),
                    bench.rowsPerSecond(),
                    bench.parallelism());
        } else {
            out.printf(
                    Locale.ROOT,
                    "%-5s %-14s %,12d rows %8.1f s %,12.0f rows/s%s%n",
                    bench.name(),
                    bench.parallelism() == 0 ? "" : "parallelism " + bench.parallelism(),
                    bench.rows(),
                    bench.seconds(),
                    bench.rowsPerSecond(),
                    parse == null
                            ? ""
                            : String.format(Locale.ROOT, "  %.2f of parsing alone", bench.rowsPerSecond() / parse));
        }
        out.flush();
        return bench.rowsPerSecond();
    }
}
