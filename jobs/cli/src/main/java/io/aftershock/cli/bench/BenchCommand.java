package io.aftershock.cli.bench;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.OutputFormat;
import io.aftershock.cli.bench.Measurements.Measurement;
import io.aftershock.cli.bench.faults.FaultsBench;
import io.aftershock.cli.bench.scale.AccountsBench;
import io.aftershock.cli.bench.scale.ClustersBench;
import io.aftershock.cli.bench.scale.FeedBench;
import io.aftershock.cli.bench.soak.ExporterBench;
import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.testkit.server.NatsServerMissing;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench}: how many rows a second the job takes, beside what a plain client can fetch at all, in one run. */
@Command(
        name = "bench",
        subcommands = {AccountsBench.class, ClustersBench.class, FaultsBench.class, ExporterBench.class, FeedBench.class
        },
        description = "Fills a JetStream stream on a real nats-server with API audits, and measures in turn how fast a "
                + "plain fetch loop reads it, our source alone, the whole job, and Synadia's source; and how fast audits "
                + "are parsed. Rates can be compared within one run only; processor time a row, of this process "
                + "without the server, hardly depends on what else the machine does.",
        footer = {
            "",
            "Example:",
            "  aftershock bench --rows 100000 --format json",
            "",
            "Exit codes: 0 measured, 1 unreadable input or a measurement that lost rows, 2 bad options, "
                    + "3 nats-server is missing and cannot be built, 130 interrupted."
        })
public final class BenchCommand implements Callable<Integer> {

    /** In the round after the first the compiler still had more processor time than the stages of the job. */
    private static final int WARM_UPS = 2;

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "A capture, plain or gzip, whose API audits are repeated; without it made up ones are.")
    private @Nullable Path capture;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Audits in the stream; default 300000.",
            defaultValue = "300000")
    private int rows;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            description = "Size of a made up audit; default 1600.",
            defaultValue = "1600")
    private int bytes;

    @Option(
            names = "--clusters",
            paramLabel = "N",
            description = "Clusters that share the stream; default 3.",
            defaultValue = "3")
    private int clusters;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds that count, after two that warm up; the medians are shown. Default 5.",
            defaultValue = "5")
    private int rounds;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Subtasks of each stage; default 1.",
            defaultValue = "1")
    private int parallelism;

    @Option(names = "--format", description = "text (default) or json, one object a line.", defaultValue = "text")
    private OutputFormat format = OutputFormat.TEXT;

    @Override
    public Integer call() throws Exception {
        checkPositive(Map.of("--rows", rows, "--clusters", clusters, "--rounds", rounds, "--parallelism", parallelism));
        Configurator.setLevel("io.aftershock", Level.WARN); // that a source has connected is no news here
        Audits audits = audits();
        say("Storing %,d API audits of %d clusters on a nats-server of its own", rows, clusters);
        try (BenchStream stream = stream(audits)) {
            Map<String, Measurement> measurements = Measurements.of(stream, audits, parallelism);
            if (!Measurements.hasSynadia()) {
                say("Synadia's source is left out: its adapter is not on the class path; the launcher puts it there");
            }
            print(measured(measurements));
        }
        return ExitCode.OK;
    }

    private Audits audits() {
        try {
            return capture == null
                    ? Audits.builtIn(clusters, bytes, rows)
                    : Audits.like(new CaptureFile("bench", capture.toString()), clusters, rows);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandException(ExitCode.FAILED, "Cannot use " + capture + ": " + e.getMessage(), e);
        }
    }

    private BenchStream stream(Audits audits) throws Exception {
        try {
            return BenchStream.filled(audits, rows);
        } catch (NatsServerMissing e) {
            throw new CommandException(ExitCode.MISSING_PREREQUISITE, String.valueOf(e.getMessage()), e);
        }
    }

    /** All in turn, round by round, each round beginning with another one: the first finds the machine as it was left. */
    private List<Bench> measured(Map<String, Measurement> measurements) throws Exception {
        List<String> order = new ArrayList<>(measurements.keySet());
        Map<String, List<Rate>> rates = new LinkedHashMap<>();
        order.forEach(name -> rates.put(name, new ArrayList<>()));
        for (int round = 1 - WARM_UPS; round <= rounds; round++) {
            for (String name : order) {
                Rate rate = Objects.requireNonNull(measurements.get(name)).measure();
                say(
                        "%s %-10s %,10.0f rows/s %6.2f us of processor time a row",
                        round < 1 ? "warm-up" : "round " + round, name, rate.rowsPerSecond(), rate.cpuMicrosPerRow());
                if (round > 0) {
                    Objects.requireNonNull(rates.get(name)).add(rate);
                }
            }
            Collections.rotate(order, 1);
        }
        List<Rate> base = Objects.requireNonNull(rates.get(Measurements.BASE));
        List<Bench> all = new ArrayList<>();
        rates.forEach((name, measured) -> all.add(new Bench(name, measured, ratios(name, measured, base))));
        return all;
    }

    private static List<Double> ratios(String name, List<Rate> measured, List<Rate> base) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; !name.equals(Measurements.PARSE) && round < measured.size(); round++) {
            ratios.add(measured.get(round).rowsPerSecond() / base.get(round).rowsPerSecond());
        }
        return ratios;
    }

    private void print(List<Bench> all) {
        PrintWriter out = spec.commandLine().getOut();
        if (format != OutputFormat.JSON) {
            out.printf(
                    "%-10s  %12s  %13s  %10s  %s%n",
                    "what", "rows/s", "of fetch_loop", "cpu us/row", "lowest to highest");
        }
        for (Bench bench : all) {
            String ratio = bench.ratios().isEmpty() ? null : String.format(Locale.ROOT, "%.2f", bench.ratio());
            if (format == OutputFormat.JSON) {
                out.printf(
                        Locale.ROOT,
                        "{\"record\":\"bench\",\"name\":\"%s\",\"rows_per_s\":%.0f,\"ratio\":%s,"
                                + "\"cpu_us_per_row\":%.2f,\"lowest\":%.0f,\"highest\":%.0f,\"rounds\":%d}%n",
                        bench.name(),
                        bench.rowsPerSecond(),
                        ratio,
                        bench.cpuMicrosPerRow(),
                        bench.lowest(),
                        bench.highest(),
                        rounds);
            } else {
                out.printf(
                        Locale.ROOT,
                        "%-10s  %,12.0f  %13s  %10.2f  %,.0f to %,.0f%n",
                        bench.name(),
                        bench.rowsPerSecond(),
                        ratio == null ? "" : ratio,
                        bench.cpuMicrosPerRow(),
                        bench.lowest(),
                        bench.highest());
            }
        }
        out.flush();
    }

    private void say(String line, Object... values) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(Locale.ROOT, line + "%n", values);
        err.flush();
    }

    private static void checkPositive(Map<String, Integer> options) {
        options.forEach((option, value) -> {
            if (value < 1) {
                throw new CommandException(ExitCode.USAGE, option + " is " + value + ", and has to be at least 1");
            }
        });
    }
}
