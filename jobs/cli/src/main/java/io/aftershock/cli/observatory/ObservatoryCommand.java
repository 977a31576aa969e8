package io.aftershock.cli.observatory;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.config.SettingsOptions;
import io.aftershock.cli.run.FindingsStream;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.monitor.config.FindingsConfig;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.monitor.config.observatory.ObservatoriesConfig;
import io.aftershock.monitor.config.observatory.ObservatoryConfig;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code observatory}: writes the NATS configuration that stores the fleet's telemetry outside of the fleet. */
@Command(
        name = "observatory",
        description = "Writes the NATS configuration that captures the fleet's telemetry outside of the clusters.",
        footer = {
            "",
            "Example:",
            "  aftershock observatory --config fleet.yaml --out observatory",
            "  aftershock observatory --config fleet.yaml --create-streams",
            "",
            "Secrets that are in DIR/secrets are kept. DIR/NEXT.md says which file goes where.",
            "Exit codes: 0 done, 1 failed, 2 bad options or configuration."
        })
public final class ObservatoryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to write to.")
    private @Nullable Path out;

    @Option(
            names = "--create-streams",
            description = "Creates the streams in the running observatories, or brings them to what FILE says.")
    private boolean createStreams;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (out == null && !createStreams) {
            throw new CommandException(ExitCode.USAGE, "--out DIR or --create-streams is missing");
        }
        ObservatoriesConfig fleet = settings.observatories(spec.commandLine().getErr());
        if (fleet.observatories().isEmpty()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "observatories: is missing, must list the observatories; see docs/configuration.md");
        }
        if (out != null) {
            write(fleet, out);
        }
        if (createStreams) {
            createStreams(fleet);
        }
        return ExitCode.OK;
    }

    private void write(ObservatoriesConfig fleet, Path folder) {
        try {
            OutputFolder output = new OutputFolder(folder);
            List<GeneratedFile> files = FleetFiles.of(fleet, output.logins());
            List<String> changed = output.write(files);
            changed.forEach(path -> out().println("written: " + folder.resolve(path)));
            out().println(files.size() + " files, " + changed.size() + " changed. Next: " + folder.resolve("NEXT.md"));
            out().flush();
        } catch (IOException | UncheckedIOException e) {
            throw new CommandException(ExitCode.FAILED, "Could not write to " + folder + ": " + e.getMessage(), e);
        }
    }

    private void createStreams(ObservatoriesConfig fleet) throws IOException, InterruptedException {
        FleetConfig config = settings.fleet(spec.commandLine().getErr());
        for (ObservatoryConfig observatory : fleet.observatories()) {
            NatsEndpoint endpoint = endpoint(config, observatory.name())
                    .orElseThrow(() -> new CommandException(
                            ExitCode.USAGE,
                            "no cluster takes its streams from " + observatory.name()
                                    + ": there is nothing to create"));
            try {
                out().println(StreamCreation.apply(
                        observatory.name(), endpoint, StreamDefinitions.fleetJson(observatory)));
            } catch (JetStreamApiException | IOException e) {
                throw new CommandException(
                        ExitCode.FAILED,
                        "Could not create the stream FLEET in " + observatory.name() + ": " + e.getMessage(),
                        e);
            }
        }
        FindingsConfig findings = config.findings();
        if (findings != null) {
            FindingsStream.ensure(findings);
            out().println("findings: stream " + findings.stream() + " is there");
        }
        out().flush();
    }

    private static Optional<NatsEndpoint> endpoint(FleetConfig config, String observatory) {
        return config.clusters().stream()
                .flatMap(cluster -> cluster.streams().stream())
                .filter(stream -> stream.name().equals(observatory))
                .map(CaptureStream::endpoint)
                .findFirst();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
