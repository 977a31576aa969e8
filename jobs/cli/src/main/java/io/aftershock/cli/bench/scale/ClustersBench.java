package io.aftershock.cli.bench.scale;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.EmbeddedFlink;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.Interruption;
import io.aftershock.cli.bench.scale.Lags.Spread;
import io.aftershock.connectors.nats.source.JetStreamTelemetrySource;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.MonitorTopology;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.publish.FindingLines;
import io.aftershock.monitor.window.WindowSpec;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServerMissing;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench clusters}: what many clusters in one job cost, and what one that freezes does to the others. */
@Command(
        name = "clusters",
        description =
                "Measures the job over many clusters, each with a stream of its own on a real nats-server: threads, heap, "
                        + "processor time and lag. Then freezes the server of one of them, and measures how late its windows are, and "
                        + "those of the others. The lag of a window is the time from when it could be final to when it comes out.",
        footer = {
            "",
            "Example:",
            "  aftershock bench clusters --clusters 200",
            "",
            "Exit codes: 0 measured, 1 a cluster was not heard of, 2 bad options, 3 nats-server is missing and cannot be built, "
                    + "130 interrupted."
        })
public final class ClustersBench implements Callable<Integer> {

    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(5);

    /** They slide by a second, so that a lag is seen within a second; the job's own ten seconds would hide most of it. */
    private static final WindowSpec WINDOWS = new WindowSpec(10_000, 1_000, 2_000);

    private static final Duration TIME_TO_START = Duration.ofMinutes(2);

    /** The client finds out that a server is gone by two pings, and goes back to it with pauses. */
    private static final Duration TIME_TO_CATCH_UP = Duration.ofMinutes(2);

    private static final long CAUGHT_UP_MILLIS = 2_000;
    private static final int SECONDS_AFTER = 5;

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--clusters", paramLabel = "N", description = "How many; default 200.", defaultValue = "200")
    private int clusters;

    @Option(
            names = "--calls-per-second",
            paramLabel = "N",
            description = "Audits a second of each cluster; default 10.",
            defaultValue = "10")
    private int callsPerSecond;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long it is measured at rest, and how long one cluster is frozen; default 60.",
            defaultValue = "60")
    private int seconds;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Subtasks of each stage; default 1.",
            defaultValue = "1")
    private int parallelism;

    @Override
    public Integer call() throws Exception {
        if (clusters < 2 || callsPerSecond < 1 || seconds < 1 || parallelism < 1) {
            throw new CommandException(
                    ExitCode.USAGE, "--clusters has to be at least 2, and the other numbers at least 1");
        }
        Configurator.setLevel("io.aftershock", Level.ERROR); // that a source is cut off is on purpose here
        try (SimulatedFleet fleet = started()) {
            Interruption.onInterrupt(fleet);
            Footprint before = Footprint.now();
            Lags lags = new Lags();
            JobClient job = job(fleet, lags);
            try {
                measure(fleet, lags, before);
            } finally {
                job.cancel().get(TIME_TO_START.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (IllegalStateException e) {
            throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
        return ExitCode.OK;
    }

    private SimulatedFleet started() throws Exception {
        try {
            return SimulatedFleet.start(clusters, callsPerSecond);
        } catch (NatsServerMissing e) {
            throw new CommandException(ExitCode.MISSING_PREREQUISITE, String.valueOf(e.getMessage()), e);
        }
    }

    private JobClient job(SimulatedFleet fleet, Lags lags) throws Exception {
        Configuration options = new Configuration();
        options.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
        options.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        options.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                fleet.folder().resolve("checkpoints").toUri().toString());
        StreamExecutionEnvironment env = EmbeddedFlink.environment(parallelism, options);
        FindingLines.of(MonitorTopology.define(
                        env.fromSource(
                                        JetStreamTelemetrySource.continuous(
                                                fleet.telemetry(), StartingPosition.onlyNew()),
                                        WatermarkStrategy.noWatermarks(),
                                        "advisories",
                                        TypeInformation.of(TelemetryRow.class))
                                .uid("advisories"),
                        new Settings(WINDOWS, Settings.DEFAULTS.thresholds())))
                .sinkTo(LagSink.into(lags, WINDOWS.allowanceMillis()))
                .uid("lags");
        return env.executeAsync("aftershock bench clusters");
    }

    private void measure(SimulatedFleet fleet, Lags lags, Footprint before) throws Exception {
        say("Waiting for the first window of each of %,d clusters", clusters);
        Deadline.in(TIME_TO_START).await("a window of every cluster", () -> lags.clusters() == clusters);
        awaitCaughtUp(fleet, lags, TIME_TO_START);

        lags.forget();
        Footprint began = Footprint.now();
        TimeUnit.SECONDS.sleep(seconds);
        Footprint ended = Footprint.now();
        Spread rest = lags.greatestBut("");
        print(
                "%,d clusters, %,d audits a second: %,d threads, %,d MB heap after GC, %.2f cores (feeds and job)",
                clusters,
                clusters * callsPerSecond,
                ended.threads() - before.threads(),
                Math.max(0, ended.heapBytes() - before.heapBytes()) >> 20,
                ended.cores(began));
        print("greatest lag of a cluster in %d s: median %,d ms, worst %,d ms", seconds, rest.median(), rest.worst());

        say("Freezing the server of %s for %d s", fleet.last(), seconds);
        lags.forget();
        fleet.freezeLast();
        TimeUnit.SECONDS.sleep(seconds);
        Spread others = lags.greatestBut(fleet.last());
        lags.forget();
        long thawed = System.nanoTime();
        fleet.thawLast();
        awaitCaughtUp(fleet, lags, TIME_TO_CATCH_UP);
        double caughtUpSeconds = (System.nanoTime() - thawed) / 1e9;
        TimeUnit.SECONDS.sleep(SECONDS_AFTER); // the others have something to say of that time too
        print(
                "one frozen for %d s: the others' greatest lag median %,d ms, worst %,d ms",
                seconds, others.median(), others.worst());
        print(
                "after the thaw: its greatest lag %,d ms, caught up within %.1f s; the others' worst %,d ms",
                lags.greatest(fleet.last()),
                caughtUpSeconds,
                lags.greatestBut(fleet.last()).worst());
    }

    private static void awaitCaughtUp(SimulatedFleet fleet, Lags lags, Duration patience) {
        Deadline.in(patience)
                .await(fleet.last() + " has caught up", () -> lags.latest(fleet.last()) < CAUGHT_UP_MILLIS);
    }

    private void print(String line, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, line + "%n", values);
        out.flush();
    }

    private void say(String line, Object... values) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(Locale.ROOT, line + "%n", values);
        err.flush();
    }
}
