package io.aftershock.cli.capture;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.Interruption;
import io.aftershock.cli.config.SettingsOptions;
import io.aftershock.cli.run.EmbeddedJob;
import io.aftershock.cli.run.StartOption;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.monitor.FleetJob;
import io.aftershock.monitor.check.Unit;
import io.aftershock.monitor.config.ClusterConfig;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.monitor.config.schema.Amount;
import io.aftershock.monitor.redact.RowRedaction;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code capture}: records what the job would read, until interrupted. */
@Command(
        name = "capture",
        description =
                "Records the telemetry of the clusters in FILE as a capture that replay reads, until interrupted.",
        footer = {
            "",
            "Example:",
            "  aftershock capture --config fleet.yaml --cluster east --for 10m --redact --out incident.ndjson.gz",
            "",
            "Exit codes: 0 done, or stopped by SIGINT or SIGTERM; 1 failed, 2 bad options or configuration."
        })
public final class CaptureCommand implements Callable<Integer> {

    private static final Duration EVER = Duration.ofDays(36_500);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where to write; gzip if it ends in .gz; - for standard output.")
    private String out = "";

    @Option(names = "--force", description = "Overwrites a FILE that exists.")
    private boolean force;

    @Option(names = "--for", paramLabel = "TIME", description = "How long, such as 10m; default until interrupted.")
    private @Nullable String length;

    @Option(names = "--cluster", paramLabel = "NAME", description = "This cluster only. May be repeated.")
    private List<String> only = List.of();

    @Option(
            names = "--from",
            paramLabel = "WHERE",
            description = "Where to begin: new (default), all, or a time of RFC 3339. Polls begin now all the same.")
    private String from = "new";

    @Option(
            names = "--redact",
            description = "Keeps errors and drops bodies, addresses and user names; replays to the same findings.")
    private boolean redact;

    @Override
    public Integer call() throws Exception {
        FleetConfig config = narrowed(settings.fleet(spec.commandLine().getErr()));
        StartingPosition start = StartOption.parse(from);
        Duration until = length();
        try (Capturing capturing = begin(config, start)) {
            Interruption.isNormalEnd();
            Interruption.onInterrupt(capturing);
            capturing.await(until);
        }
        return ExitCode.OK;
    }

    @SuppressWarnings("MustBeClosedChecker") // closed by the capturing that it becomes a part of
    private Capturing begin(FleetConfig config, StartingPosition start) throws Exception {
        Recording recording = open();
        for (ClusterConfig cluster : config.clusters()) {
            if (!cluster.streams().isEmpty()) {
                recording.begin(cluster.name(), System.currentTimeMillis());
            }
        }
        EmbeddedJob job = EmbeddedJob.start(
                1,
                null,
                env -> FleetJob.telemetry(env, config, start)
                        .sinkTo(new RecordedRows(out))
                        .name("capture")
                        .uid("capture"));
        return new Capturing(job, recording, spec.commandLine().getErr());
    }

    private Recording open() {
        try {
            return Recording.open(out, force, redact ? new RowRedaction() : null);
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(
                    ExitCode.USAGE, out + " exists: name another file, or overwrite it with --force", e);
        } catch (NoSuchFileException e) {
            throw new CommandException(ExitCode.FAILED, out + " cannot be written: there is no such folder", e);
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, "capture " + out + " cannot be written: " + e.getMessage(), e);
        }
    }

    private FleetConfig narrowed(FleetConfig config) {
        if (only.isEmpty()) {
            return config;
        }
        List<String> known = config.clusters().stream().map(ClusterConfig::name).toList();
        for (String name : only) {
            if (!known.contains(name)) {
                throw new CommandException(
                        ExitCode.USAGE, "--cluster is " + name + ", and has to be one of " + String.join(", ", known));
            }
        }
        return config.only(only);
    }

    private Duration length() {
        if (length == null) {
            return EVER;
        }
        OptionalDouble seconds = Amount.parse(Unit.DURATION, length);
        if (seconds.isEmpty() || seconds.getAsDouble() <= 0) {
            throw new CommandException(
                    ExitCode.USAGE, "--for is '" + length + "', and has to be a time such as 90s or 10m");
        }
        return Duration.ofMillis(Math.round(seconds.getAsDouble() * 1_000));
    }
}
