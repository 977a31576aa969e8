package io.aftershock.cli.bench.faults;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.OutputFormat;
import io.aftershock.cli.run.EmbeddedJob;
import io.aftershock.cli.stage.FindingsFeed;
import io.aftershock.cli.stage.Stage;
import io.aftershock.cli.stage.Told;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.monitor.FleetJob;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.testkit.fault.Fault;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.NatsServerMissing;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench faults}: how soon it is found that the meta leader of a real cluster is gone, and what is found if it is not. */
@Command(
        name = "faults",
        description =
                "Kills and freezes the meta leader of a real 3-node cluster under load at random moments, and measures "
                        + "the time from the signal until a reader of the findings hears of it. Then lets the cluster run healthily "
                        + "for as long, and prints what was reported. Each fault waits until nothing is open of the one before.",
        footer = {
            "",
            "Example:",
            "  aftershock bench faults --kills 20 --freezes 10 --seed 1",
            "",
            "Exit codes: 0 all found and nothing else reported, 1 something missed or falsely reported, 2 bad options,",
            "3 nats-server is missing and cannot be built, 130 interrupted."
        })
public final class FaultsBench implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Rounds of pings begin each second: the moment of a fault within that second decides how soon it can be seen. */
    private static final int RANDOM_MILLIS = 5_000;

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--kills", paramLabel = "N", description = "How many SIGKILLs; default 20.", defaultValue = "20")
    private int kills;

    @Option(
            names = "--freezes",
            paramLabel = "N",
            description = "How many times SIGSTOP, then SIGCONT; default 10.",
            defaultValue = "10")
    private int freezes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Decides the order of the faults and their moments; default 1.",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--lasting",
            paramLabel = "SECONDS",
            description = "Until who was killed is started, who was frozen goes on; default 10.",
            defaultValue = "10")
    private int lastingSeconds;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description = "Before the first fault, so that the usual rates are known; default 60.",
            defaultValue = "60")
    private int warmUpSeconds;

    @Option(
            names = "--healthy",
            paramLabel = "SECONDS",
            description = "How long nothing happens at the end; default as long as the faults took.")
    private @Nullable Integer healthySeconds;

    @Option(names = "--format", description = "text (default) or json, one object a line.", defaultValue = "text")
    private OutputFormat format = OutputFormat.TEXT;

    @Override
    public Integer call() throws Exception {
        checkOptions();
        Configurator.setLevel("io.aftershock", Level.ERROR); // that connections come and go is on purpose here
        say("Starting a 3-node JetStream cluster under load, and two observatories beside it");
        try (Stage stage = set()) {
            FleetConfig config = stage.config();
            try (FindingsFeed feed = FindingsFeed.open(Objects.requireNonNull(config.findings()));
                    EmbeddedJob job = EmbeddedJob.start(
                            1, null, env -> FleetJob.define(env, config, StartingPosition.onlyNew()))) {
                return measure(stage, new Listening(feed));
            }
        } catch (IllegalStateException e) {
            throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private void checkOptions() {
        if (kills < 0 || freezes < 0 || lastingSeconds < 1 || warmUpSeconds < 0) {
            throw new CommandException(
                    ExitCode.USAGE, "--lasting has to be at least 1, and the other numbers at least 0");
        }
    }

    private static Stage set() throws Exception {
        try {
            return Stage.set("bench");
        } catch (NatsServerMissing e) {
            throw new CommandException(ExitCode.MISSING_PREREQUISITE, String.valueOf(e.getMessage()), e);
        }
    }

    private int measure(Stage stage, Listening listening) {
        FaultsReport report = new FaultsReport(spec.commandLine().getOut(), format);
        say("Learning for %d s what is usual", warmUpSeconds);
        listening.during(warmUpSeconds * 1_000L);
        report.begin();
        long began = System.currentTimeMillis();
        List<Detection> detections = new ArrayList<>();
        Random random = new Random(seed);
        for (FaultKind kind : FaultKind.shuffled(kills, freezes, random)) {
            awaitHealthy(stage, listening);
            listening.during(random.nextInt(RANDOM_MILLIS));
            Detection detection = fault(detections.size() + 1, kind, stage, listening);
            detections.add(detection);
            report.fault(detection);
        }
        long tookMillis = System.currentTimeMillis() - began;
        for (FaultKind kind : FaultKind.values()) {
            report.summary(kind, detections);
        }
        List<Told> reported =
                healthy(healthySeconds == null ? tookMillis : healthySeconds * 1_000L, stage, listening, report);
        boolean missed =
                detections.stream().anyMatch(detection -> detection.first().isEmpty());
        return missed || !reported.isEmpty() ? ExitCode.FAILED : ExitCode.OK;
    }

    /** Hurts the leader; all that opens until it is healed is about that, since nothing was open before. */
    private Detection fault(int number, FaultKind kind, Stage stage, Listening listening) {
        NatsServer leader = stage.cluster().awaitMetaLeader(PATIENCE);
        Fault fault = kind.of(leader);
        long at = System.currentTimeMillis();
        fault.inject();
        List<Told> since = listening.during(lastingSeconds * 1_000L);
        fault.heal();
        return Detection.of(number, kind, leader.name(), at, since);
    }

    private List<Told> healthy(long millis, Stage stage, Listening listening, FaultsReport report) {
        if (millis <= 0) {
            return List.of();
        }
        awaitHealthy(stage, listening);
        say("Nothing happens for %d s", millis / 1_000);
        List<Told> reported = listening.during(millis).stream()
                .filter(told -> told.isNewBreach() || told.isMetaElection())
                .toList();
        report.healthy(millis / 1_000.0, reported);
        return reported;
    }

    private static void awaitHealthy(Stage stage, Listening listening) {
        listening.until(
                "the cluster is settled, and nothing is open that could be taken for the next fault",
                PATIENCE,
                () -> listening.isQuiet() && stage.cluster().isSettled());
    }

    private void say(String line, Object... values) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(Locale.ROOT, line + "%n", values);
        err.flush();
    }
}
