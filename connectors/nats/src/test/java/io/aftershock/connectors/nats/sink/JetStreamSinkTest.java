package io.aftershock.connectors.nats.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.connectors.nats.testing.StreamServer;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@NeedsNatsServer
class JetStreamSinkTest {

    private static final SinkStream FINDINGS =
            new SinkStream("FINDINGS", List.of("findings.>"), 1, Duration.ofMinutes(2), Duration.ofHours(1));

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension();

    @TempDir
    Path folder;

    private StreamServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = StreamServer.start(folder, "n1");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void createsItsStreamOnceAndOnlyWhenAsked() throws Exception {
        assertThat(FINDINGS.ensureStream(server.endpoint())).isTrue();
        assertThat(FINDINGS.ensureStream(server.endpoint())).isFalse();
        assertThat(server.management()
                        .getStreamInfo("FINDINGS")
                        .getConfiguration()
                        .getDuplicateWindow())
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void storesOnceWhatAJobSendsTwice() throws Exception {
        FINDINGS.ensureStream(server.endpoint());
        runJob();
        runJob();

        StreamInfo stored = server.management().getStreamInfo("FINDINGS");
        assertThat(stored.getStreamState().getMsgCount()).isEqualTo(1_000);
        assertThat(server.management().getMessage("FINDINGS", 1).getHeaders().getFirst("Nats-Msg-Id"))
                .isEqualTo("0");
    }

    @Test
    void storesEverythingOnceThoughItsServerCrashes() throws Exception {
        FINDINGS.ensureStream(server.endpoint());
        try (Closing<Integer> writer = writer(JetStreamSink.to(server.endpoint(), "FINDINGS", new Numbers()))) {
            writeNumbers(writer, 0, 100);
            writer.flush();
            server.kill();
            CompletableFuture<Void> flushed = CompletableFuture.runAsync(() -> {
                writeNumbers(writer, 100, 200);
                writer.flush();
            });
            server.startAgain();
            flushed.get(20, TimeUnit.SECONDS);

            assertThat(server.management()
                            .getStreamInfo("FINDINGS")
                            .getStreamState()
                            .getMsgCount())
                    .isEqualTo(200);
        }
    }

    @Test
    void storesEverythingOnceThoughItsServerIsKilledWithMessagesInFlight() throws Exception {
        FINDINGS.ensureStream(server.endpoint());
        try (Closing<Integer> writer = writer(JetStreamSink.to(server.endpoint(), "FINDINGS", new Numbers()))) {
            AtomicInteger written = new AtomicInteger();
            CompletableFuture<Void> flushed = CompletableFuture.runAsync(() -> {
                while (written.get() < 60_000) {
                    writeNumbers(writer, written.get(), written.incrementAndGet());
                }
                writer.flush();
            });
            for (int killAt : List.of(5_000, 25_000)) {
                Deadline.in(Duration.ofSeconds(40)).await("writing goes on", () -> written.get() > killAt);
                server.kill();
                server.startAgain();
            }
            flushed.get(60, TimeUnit.SECONDS);

            assertThat(count()).isEqualTo(60_000);
        }
    }

    @Test
    void waitsForAServerThatComesLater() throws Exception {
        FINDINGS.ensureStream(server.endpoint());
        server.kill();
        try (Closing<Integer> writer = writer(JetStreamSink.to(server.endpoint(), "FINDINGS", new Numbers()))) {
            CompletableFuture<Void> flushed = CompletableFuture.runAsync(() -> {
                writeNumbers(writer, 0, 3);
                writer.flush();
            });
            server.startAgain();
            flushed.get(20, TimeUnit.SECONDS);

            Deadline.in(Duration.ofSeconds(5)).await("three messages", () -> count() == 3);
        }
    }

    @Test
    void waitsForRoomInAStreamThatRefusesWhatDoesNotFit() throws Exception {
        StreamConfiguration.Builder stream = StreamConfiguration.builder()
                .name("FINDINGS")
                .subjects("findings.>")
                .discardPolicy(DiscardPolicy.New);
        server.management().addStream(stream.maxMessages(3).build());
        try (Closing<Integer> writer = writer(JetStreamSink.to(server.endpoint(), "FINDINGS", new Numbers()))) {
            CompletableFuture<Void> flushed = CompletableFuture.runAsync(() -> {
                writeNumbers(writer, 0, 5);
                writer.flush();
            });
            Deadline.in(Duration.ofSeconds(20)).await("the stream is full", () -> count() == 3);
            assertThatThrownBy(() -> flushed.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);

            server.management().updateStream(stream.maxMessages(-1).build());
            flushed.get(20, TimeUnit.SECONDS);
            assertThat(count()).isEqualTo(5);
        }
    }

    @Test
    void saysWhichStreamIsMissing() throws Exception {
        try (Closing<Integer> writer = writer(JetStreamSink.to(server.endpoint(), "FINDINGS", new Numbers()))) {
            writeNumbers(writer, 0, 1);

            assertThatThrownBy(writer::flush)
                    .hasMessageContaining("A message to subject findings.numbers was not stored in stream FINDINGS at "
                            + server.process().clientUrl())
                    .hasMessageEndingWith("the stream does not exist. Create it, or mend its name.");
        }
    }

    @Test
    void saysThatAnotherStreamStoresTheSubject() throws Exception {
        server.createStream("OTHER", "findings.>");
        try (Closing<Integer> writer = writer(JetStreamSink.to(server.endpoint(), "FINDINGS", new Numbers()))) {
            writeNumbers(writer, 0, 1);

            assertThatThrownBy(writer::flush).hasMessageContaining("10060");
        }
    }

    @Test
    void givesUpAfterItsLimit() throws Exception {
        server.kill();
        JetStreamSink<Integer> hasty = JetStreamSink.to(server.endpoint(), "FINDINGS", new Numbers())
                .withGivingUpAfter(Duration.ofMillis(200));
        try (Closing<Integer> writer = writer(hasty)) {
            writeNumbers(writer, 0, 1);

            assertThatThrownBy(writer::flush).hasMessageContaining("Check that the server runs");
        }
        server.startAgain();
    }

    private long count() {
        try {
            return server.management()
                    .getStreamInfo("FINDINGS")
                    .getStreamState()
                    .getMsgCount();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void runJob() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        env.fromSequence(0, 999)
                .map(Long::intValue)
                .sinkTo(JetStreamSink.to(server.endpoint(), "FINDINGS", new Numbers())
                        .withMaxInFlight(64));
        env.execute("numbers");
    }

    private static Closing<Integer> writer(JetStreamSink<Integer> sink) {
        return new Closing<>(sink.createWriter(UnregisteredMetricsGroup.createSinkWriterMetricGroup()));
    }

    private static void writeNumbers(Closing<Integer> writer, int from, int to) {
        for (int i = from; i < to; i++) {
            writer.write(i);
        }
    }

    private record Numbers() implements NatsMessageSerializer<Integer> {

        @Override
        public String subject(Integer number) {
            return "findings.numbers";
        }

        @Override
        public String messageId(Integer number) {
            return number.toString();
        }

        @Override
        public byte[] body(Integer number) {
            return number.toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}
