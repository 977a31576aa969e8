package io.aftershock.cli.run;

import io.aftershock.cli.EmbeddedFlink;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.OutputFormat;
import io.aftershock.cli.config.SettingsOptions;
import io.aftershock.monitor.FleetJob;
import io.aftershock.monitor.config.FindingsConfig;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.monitor.publish.Line;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The entry point of {@code flink run}: the same job as {@code run}, on a cluster that others keep. */
@Command(
        name = "flink run aftershock.jar",
        mixinStandardHelpOptions = true,
        description = "Submits the job; findings go to the findings stream of the configuration, and without one to "
                + "the task managers' standard output.",
        footer = {"", "Example:", "  flink run -d aftershock-0.1.0.jar --config fleet.yaml"})
public final class SubmittedJob implements Callable<Integer> {

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--from",
            paramLabel = "WHERE",
            description = "Where to begin without state: new, all, or a time of RFC 3339; default 10 minutes back.")
    private @Nullable String from;

    /** Flink calls this once to learn what the job is; an error must reach it as an exception, which REST answers with. */
    public static void main(String[] arguments) {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        CommandLine command = new CommandLine(new SubmittedJob())
                .setExecutionExceptionHandler((error, line, parsed) -> {
                    failure.set(error);
                    return ExitCode.FAILED;
                });
        int code = command.execute(arguments);
        Exception why = failure.get();
        if (why != null) {
            throw new IllegalStateException("the job was not submitted: " + why.getMessage(), why);
        } else if (code != 0) {
            throw new IllegalArgumentException("the job was not submitted, see above");
        }
    }

    @Override
    public Integer call() throws Exception {
        FleetConfig config = settings.fleet(spec.commandLine().getErr());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
        EmbeddedFlink.configure(env);
        FindingsConfig findings = config.findings();
        if (findings != null) {
            FindingsStream.ensure(findings);
        }
        DataStream<Line> lines = FleetJob.define(
                env, config, StartOption.parse(from), config.history().of(null));
        if (findings == null) {
            lines.sinkTo(new PrintedLines(OutputFormat.JSON))
                    .name("standard output")
                    .uid("standard-output");
        }
        env.executeAsync("aftershock");
        return 0;
    }
}
