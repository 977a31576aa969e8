package io.aftershock.cli.run;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.Interruption;
import io.aftershock.cli.OutputOptions;
import io.aftershock.cli.config.SettingsOptions;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.monitor.FleetJob;
import io.aftershock.monitor.config.ClusterConfig;
import io.aftershock.monitor.config.FindingsConfig;
import io.aftershock.monitor.config.FleetConfig;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: the job against the clusters of a file, until interrupted. */
@Command(
        name = "run",
        description = "Watches the clusters in FILE on an embedded Flink, until interrupted.",
        footer = {
            "",
            "Example:",
            "  aftershock run --config fleet.yaml --state /var/lib/aftershock",
            "",
            "Started again with the same --state it goes on where it stopped.",
            "Exit codes: 0 stopped by SIGINT or SIGTERM, 1 failed, 2 bad options or configuration."
        })
public final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Folder that keeps what the job knows, and history in DIR/history unless configured.")
    private @Nullable Path state;

    @Option(
            names = "--from",
            paramLabel = "WHERE",
            description = "Where to begin without state: new, all, or a time of RFC 3339; default 10 minutes back.")
    private @Nullable String from;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws Exception {
        FleetConfig config = settings.fleet(spec.commandLine().getErr());
        StartingPosition start = StartOption.parse(from);
        EmbeddedJob job = EmbeddedJob.start(output.parallelism(), state, env -> define(env, config, start));
        Interruption.isNormalEnd();
        Interruption.onInterrupt(job);
        LOG.info(
                "Watching {}; Ctrl-C stops",
                config.clusters().stream().map(ClusterConfig::name).collect(Collectors.joining(", "))
                        + (config.directory() == null ? "" : " and the clusters of the fleet directory"));
        job.await();
        // The job ends by itself only when it is stopped, and then the process is about to end too.
        return ExitCode.OK;
    }

    private void define(StreamExecutionEnvironment env, FleetConfig config, StartingPosition start) {
        FindingsConfig findings = config.findings();
        if (findings != null) {
            FindingsStream.ensure(findings);
        }
        FleetJob.define(env, config, start, config.history().of(state))
                .filter(output.wanted())
                .name("printed lines")
                .uid("printed-lines")
                .sinkTo(new PrintedLines(output.format()))
                .name("standard output")
                .uid("standard-output");
    }

    static CommandException usage(String message) {
        return new CommandException(ExitCode.USAGE, message);
    }
}
