package io.aftershock.cli.bench.soak;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.Folders;
import io.aftershock.cli.Interruption;
import io.aftershock.cli.run.FindingsStream;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.monitor.config.FindingsConfig;
import io.aftershock.monitor.publish.FindingMessages;
import io.aftershock.monitor.publish.Line;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.NatsServerMissing;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.PublishOptions;
import io.nats.client.api.PublishAck;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench exporter}: whether the exporter stays as small as it is, while accounts come and go. */
@Command(
        name = "exporter",
        description =
                "Publishes what a job would of clusters whose accounts come and go, always under new names, into a "
                        + "real findings stream; each second of it is ten seconds of the clusters' clocks. Runs the exporter as a "
                        + "process of its own, scrapes it each second, and prints series, heap in use after a collection, and RSS.",
        footer = {
            "",
            "Example:",
            "  aftershock bench exporter --minutes 30",
            "",
            "Exit codes: 0 all was read, and series, heap and RSS are flat; 1 they are not; 2 bad options,",
            "3 nats-server is missing and cannot be built, 130 interrupted."
        })
public final class ExporterBench implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SAMPLES = 10;
    private static final double MEGABYTE = 1 << 20;

    /** What a collector that is in no hurry leaves lying is no growth. */
    private static final double FLAT = 1.25;

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--minutes", paramLabel = "N", description = "How long; default 30.", defaultValue = "30")
    private double minutes;

    @Option(names = "--clusters", paramLabel = "N", description = "How many; default 5.", defaultValue = "5")
    private int clusters;

    @Option(
            names = "--accounts",
            paramLabel = "N",
            description = "Of each cluster that are active at a time; default 100.",
            defaultValue = "100")
    private int accounts;

    @Option(
            names = "--leaving",
            paramLabel = "N",
            description = "Of each cluster that are replaced by new ones each second; default 5.",
            defaultValue = "5")
    private int leaving;

    @Override
    public Integer call() throws Exception {
        if (minutes <= 0 || clusters < 1 || accounts < 1 || leaving < 0) {
            throw new CommandException(ExitCode.USAGE, "--minutes, --clusters and --accounts have to be above 0");
        }
        Configurator.setLevel("io.aftershock", Level.WARN); // what the server says of itself is no news here
        Path folder = Files.createTempDirectory("aftershock-bench-");
        try (NatsServer server = server(folder)) {
            Interruption.onInterrupt(server);
            int port = freePort();
            FindingsConfig findings = findings(server);
            FindingsStream.ensure(findings);
            try (ExporterProcess exporter =
                    ExporterProcess.start(config(folder, server, port), port, folder.resolve("exporter.log"))) {
                Interruption.onInterrupt(exporter);
                exporter.awaitReady();
                return verdict(soak(exporter, findings));
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static NatsServer server(Path folder) {
        try {
            NatsServer server =
                    NatsServer.create("bench", ServerPorts.claim(), folder, "jetstream { store_dir: store }\n");
            return server.start().awaitReady(PATIENCE);
        } catch (NatsServerMissing e) {
            throw new CommandException(ExitCode.MISSING_PREREQUISITE, String.valueOf(e.getMessage()), e);
        }
    }

    private static FindingsConfig findings(NatsServer server) {
        NatsEndpoint endpoint = new NatsEndpoint(List.of(server.clientUrl()), null, null);
        return new FindingsConfig(endpoint, FindingsConfig.Mode.JETSTREAM, "FINDINGS", "findings");
    }

    private static Path config(Path folder, NatsServer server, int port) throws IOException {
        return Files.writeString(folder.resolve("fleet.yaml"), """
                findings: {urls: '%s'}
                exporter: {listen: '127.0.0.1:%d', idle: 10m}
                """.formatted(server.clientUrl(), port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private List<Sample> soak(ExporterProcess exporter, FindingsConfig findings) throws Exception {
        List<ComingAndGoing> fleet = new ArrayList<>();
        long steps = Math.max(SAMPLES, Math.round(minutes * 60));
        long start = System.currentTimeMillis() - steps * ComingAndGoing.SLIDE_MILLIS;
        for (int i = 0; i < clusters; i++) {
            fleet.add(new ComingAndGoing("east-" + i, accounts, leaving, start, i));
        }
        List<Sample> samples = new ArrayList<>();
        say(
                "%9s %10s %10s %9s %9s %9s %10s%n",
                "minute", "accounts", "messages", "series", "heap MB", "RSS MB", "scrape ms");
        try (Publisher publisher = new Publisher(findings)) {
            long began = System.nanoTime();
            for (long step = 1; step <= steps; step++) {
                for (ComingAndGoing cluster : fleet) {
                    publisher.publish(cluster.step());
                }
                awaitSecond(began, step);
                Scrape scrape = exporter.scrape();
                if (step * SAMPLES / steps > (step - 1) * SAMPLES / steps) {
                    samples.add(sample(exporter, publisher, fleet, step / 60.0, scrape.millis()));
                }
            }
        }
        return samples;
    }

    private static void awaitSecond(long began, long step) throws InterruptedException {
        long left = began + TimeUnit.SECONDS.toNanos(step) - System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(Math.max(0, left));
    }

    private Sample sample(
            ExporterProcess exporter, Publisher publisher, List<ComingAndGoing> fleet, double minute, double millis)
            throws Exception {
        awaitRead(exporter, publisher.published());
        exporter.collectGarbage();
        Scrape scrape = exporter.scrape();
        Sample sample = new Sample(
                minute,
                fleet.stream().mapToInt(ComingAndGoing::accountsSoFar).sum(),
                (long) scrape.sum("aftershock_exporter_messages_total"),
                (long) scrape.sum("aftershock_exporter_series "),
                scrape.sum("jvm_memory_bytes_used{area=\"heap\"") / MEGABYTE,
                scrape.sum("process_resident_memory_bytes") / MEGABYTE,
                millis);
        say(
                "%9.1f %,10d %,10d %,9d %9.1f %9.1f %10.1f%n",
                sample.minute(),
                sample.accounts(),
                sample.messages(),
                sample.series(),
                sample.heapMegabytes(),
                sample.rssMegabytes(),
                sample.scrapeMillis());
        return sample;
    }

    private static void awaitRead(ExporterProcess exporter, long published) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (exporter.scrape().sum("aftershock_exporter_messages_total") != published) {
            if (System.nanoTime() > until) {
                throw new CommandException(
                        ExitCode.FAILED,
                        "the exporter has not read the " + published + " messages that were published");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Of the beginning, the middle and the end, each the median of three; what a start takes is no growth. */
    private int verdict(List<Sample> samples) {
        say("%n%-10s %9s %9s %9s%n", "", "series", "heap MB", "RSS MB");
        List<Sample> beginning = samples.subList(1, 4);
        List<Sample> end = samples.subList(SAMPLES - 3, SAMPLES);
        print("beginning", beginning);
        print("middle", samples.subList(4, 7));
        print("end", end);
        boolean flat = Stream.<ToDoubleFunction<Sample>>of(Sample::series, Sample::heapMegabytes, Sample::rssMegabytes)
                .allMatch(value -> median(end, value) <= median(beginning, value) * FLAT);
        say("%s%n", flat ? "flat: at the end less than a quarter above the beginning" : "it grows");
        return flat ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(String name, List<Sample> third) {
        say(
                "%-10s %,9.0f %9.1f %9.1f%n",
                name,
                median(third, Sample::series),
                median(third, Sample::heapMegabytes),
                median(third, Sample::rssMegabytes));
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private void say(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, format, values);
        out.flush();
    }

    /** What was measured at a moment. */
    private record Sample(
            double minute,
            int accounts,
            long messages,
            long series,
            double heapMegabytes,
            double rssMegabytes,
            double scrapeMillis) {}

    /** Stores lines as the job does. */
    private static final class Publisher implements AutoCloseable {

        private final FindingMessages messages;
        private final Connection connection;
        private final JetStream stream;
        private long published;

        Publisher(FindingsConfig findings) throws Exception {
            messages = new FindingMessages(findings.subject());
            connection = NatsConnections.connect(findings.endpoint(), "bench-exporter");
            stream = connection.jetStream();
        }

        void publish(List<Line> lines) throws Exception {
            ArrayDeque<CompletableFuture<PublishAck>> stored = new ArrayDeque<>();
            for (Line line : lines) {
                PublishOptions options = PublishOptions.builder()
                        .messageId(messages.messageId(line))
                        .build();
                stored.add(stream.publishAsync(messages.subject(line), messages.body(line), options));
            }
            while (!stored.isEmpty()) {
                stored.remove().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            published += lines.size();
        }

        long published() {
            return published;
        }

        @Override
        public void close() throws InterruptedException {
            connection.close();
        }
    }
}
