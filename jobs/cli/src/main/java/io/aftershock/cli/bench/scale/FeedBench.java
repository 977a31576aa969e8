package io.aftershock.cli.bench.scale;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.Interruption;
import io.aftershock.cli.OutputFormat;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench feed}: the load of many clusters, for a job that runs somewhere else. */
@Command(
        name = "feed",
        description =
                "Publishes the API audits of made up clusters at a steady rate into capture streams, for a job that runs on a Flink cluster. Their names are sim-1, sim-2, ...; each "
                        + "has four accounts, and one call in 200 fails. A while after the end each cluster has one audit more, "
                        + "which moves its clock on: then all windows of the load are final, and their calls can be added up.",
        footer = {
            "",
            "Example:",
            "  aftershock bench feed --publish nats://localhost:4222 --clusters 50 --calls-per-second 400 --seconds 600",
            "",
            "Exit codes: 0 all was stored, 1 some was not or nothing can be published, 2 bad options, 130 interrupted."
        })
public final class FeedBench implements Callable<Integer> {

    private static final Duration SAY_EVERY = Duration.ofSeconds(30);
    private static final Duration TIME_TO_STORE = Duration.ofSeconds(30);

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--publish",
            paramLabel = "URL",
            required = true,
            description =
                    "A NATS server with JetStream. Its streams FLEET_sim-1, FLEET_sim-2, ... take the audits, and are made if they are missing.")
    private String url = "";

    @Option(names = "--clusters", paramLabel = "N", description = "How many; default 50.", defaultValue = "50")
    private int clusters;

    @Option(
            names = "--calls-per-second",
            paramLabel = "N",
            description = "Audits a second of each cluster; default 400.",
            defaultValue = "400")
    private int callsPerSecond;

    @Option(names = "--seconds", paramLabel = "N", description = "How long; default 600.", defaultValue = "600")
    private int seconds;

    @Option(
            names = "--closing-after",
            paramLabel = "SECONDS",
            description =
                    "How long after the end the clocks are moved on; default 60. It has to be longer than a window "
                            + "and its allowance.",
            defaultValue = "60")
    private int closingAfter;

    @Option(names = "--format", description = "text (default) or json, one object a line.", defaultValue = "text")
    private OutputFormat format = OutputFormat.TEXT;

    @Override
    public Integer call() throws Exception {
        if (clusters < 1 || callsPerSecond < 1 || seconds < 1 || closingAfter < 0) {
            throw new CommandException(
                    ExitCode.USAGE, "--clusters, --calls-per-second and --seconds have to be at least 1");
        }
        Configurator.setLevel("io.aftershock", Level.WARN); // that it is connected is no news here
        try (Connection connection = NatsConnections.connect(endpoint(), "bench-feed")) {
            CaptureStore store = CaptureStore.ensure(connection, names());
            long before = store.stored();
            try (Feed feed = Feed.start(connection, names(), callsPerSecond)) {
                Interruption.onInterrupt(feed);
                publish(feed);
                feed.end();
                say("published %,d audits; in %d s each cluster has one more", feed.published(), closingAfter);
                TimeUnit.SECONDS.sleep(closingAfter);
                feed.publishRound();
                connection.flush(TIME_TO_STORE);
                return told(feed, store.awaitStored(before + feed.published(), TIME_TO_STORE) - before);
            }
        } catch (IOException | JetStreamApiException e) {
            throw new CommandException(ExitCode.FAILED, "Cannot publish to " + url + ": " + e.getMessage(), e);
        }
    }

    private NatsEndpoint endpoint() {
        return new NatsEndpoint(List.of(url), null, null);
    }

    private List<String> names() {
        return IntStream.rangeClosed(1, clusters).mapToObj(i -> "sim-" + i).toList();
    }

    private void publish(Feed feed) throws InterruptedException {
        say("%,d audits a second of %,d clusters for %,d s", clusters * callsPerSecond, clusters, seconds);
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        for (long left = end - begin; left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, SAY_EVERY.toNanos()));
            double passed = (System.nanoTime() - begin) / 1e9;
            say("after %3.0f s: %,d published, %,.0f a second", passed, feed.published(), feed.published() / passed);
        }
    }

    private int told(Feed feed, long stored) {
        PrintWriter out = spec.commandLine().getOut();
        String line = format == OutputFormat.JSON
                ? "{\"record\":\"feed\",\"clusters\":%d,\"seconds\":%d,\"published\":%d,\"lost\":%d,\"stored\":%d}%n"
                : "%d clusters, %d s: %d audits published, %d lost on the way, %d stored%n";
        out.printf(Locale.ROOT, line, clusters, seconds, feed.published(), feed.lost(), stored);
        out.flush();
        return feed.lost() == 0 && stored == feed.published() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void say(String line, Object... values) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(Locale.ROOT, line + "%n", values);
        err.flush();
    }
}
