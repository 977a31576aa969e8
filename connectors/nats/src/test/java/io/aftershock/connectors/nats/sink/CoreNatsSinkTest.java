package io.aftershock.connectors.nats.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials;
import io.aftershock.connectors.nats.testing.StreamServer;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsNatsServer
class CoreNatsSinkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void tellsWhoListensAllThatACheckpointHolds() throws Exception {
        try (StreamServer server = StreamServer.start(folder, "n1");
                Closing<Integer> writer = writer(CoreNatsSink.to(server.endpoint(), new Numbers()))) {
            Set<String> heard = listener(server);
            writeNumbers(writer, 0, 3_000);
            writer.flush();

            Deadline.in(PATIENCE).await("all is heard", () -> heard.size() == 3_000);
            assertThat(heard).isEqualTo(numbers(3_000));
        }
    }

    @Test
    void publishesAgainWhatABrokenConnectionMayHaveSwallowed() throws Exception {
        String users = "accounts { SYS: { users: [ { user: sys, password: s } ] },"
                + " APP: { users: [ { user: app, password: a } ] } }, system_account: SYS";
        Path file = Files.writeString(folder.resolve("app.user"), "app:a");
        try (StreamServer server = StreamServer.start(folder, "n1", users, "app:a");
                Closing<Integer> writer = writer(CoreNatsSink.to(
                        server.endpoint(new Credentials(Credentials.Kind.USER_PASSWORD, file.toString())),
                        new Numbers()))) {
            Set<String> heard = listener(server);
            AtomicInteger written = new AtomicInteger();
            CompletableFuture<Void> flushed = CompletableFuture.runAsync(() -> {
                while (written.get() < 60_000) {
                    writeNumbers(writer, written.get(), written.incrementAndGet());
                }
                writer.flush();
            });
            for (int kickAt : List.of(2_000, 12_000, 25_000, 40_000)) {
                Deadline.in(PATIENCE).await("writing goes on", () -> written.get() > kickAt);
                kickSink(server);
            }
            flushed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            Deadline.in(PATIENCE).await("all is heard", () -> heard.size() == 60_000);
        }
    }

    /** Ends the sink's connection from the server's side, with whatever is on its way. */
    private static void kickSink(StreamServer server) throws Exception {
        Options sys = new Options.Builder()
                .server(server.process().clientUrl())
                .userInfo("sys", "s")
                .build();
        try (Connection connection = Nats.connect(sys)) {
            String all = request(connection, "$SYS.REQ.SERVER.PING.CONNZ", "{}");
            Matcher sink = Pattern.compile("\"cid\":(\\d+),[^{}]*\"name\":\"aftershock-sink-core\"")
                    .matcher(all);
            assertThat(sink.find()).as(all).isTrue();
            String id = connection.getServerInfo().getServerId();
            request(connection, "$SYS.REQ.SERVER." + id + ".KICK", "{\"cid\":" + sink.group(1) + "}");
        }
    }

    private static String request(Connection connection, String subject, String body) throws Exception {
        Message answer = connection.request(subject, body.getBytes(StandardCharsets.UTF_8), PATIENCE);
        return new String(answer.getData(), StandardCharsets.UTF_8);
    }

    @Test
    void saysThatItMayNotPublish() throws Exception {
        String users = "authorization { users: [ { user: admin, password: a },"
                + " { user: mute, password: m, permissions: { publish: \"other.>\" } } ] }";
        try (StreamServer server = StreamServer.start(folder, "n1", users, "admin:a")) {
            Path file = Files.writeString(folder.resolve("mute.user"), "mute:m");
            Credentials mute = new Credentials(Credentials.Kind.USER_PASSWORD, file.toString());
            try (Closing<Integer> writer = writer(CoreNatsSink.to(server.endpoint(mute), new Numbers()))) {
                assertThatThrownBy(() -> Deadline.in(PATIENCE).await("it is told", () -> {
                            writeNumbers(writer, 0, 1);
                            writer.flush();
                            return false;
                        }))
                        .hasMessageContaining("Let this user publish there, or mend the subject.")
                        .hasMessageContaining("Permissions Violation for Publish to \"findings.numbers\"");
            }
        }
    }

    @Test
    void givesUpAfterItsLimit() throws Exception {
        try (StreamServer server = StreamServer.start(folder, "n1")) {
            server.kill();
            CoreNatsSink<Integer> hasty =
                    CoreNatsSink.to(server.endpoint(), new Numbers()).withGivingUpAfter(Duration.ofMillis(100));
            try (Closing<Integer> writer = writer(hasty)) {
                writeNumbers(writer, 0, 2);

                assertThatThrownBy(writer::flush)
                        .hasMessageContaining("2 messages were received by no server of "
                                + server.process().clientUrl());
            }
            server.startAgain();
        }
    }

    private static Set<String> listener(StreamServer server) throws Exception {
        Set<String> heard = ConcurrentHashMap.newKeySet();
        server.connection()
                .createDispatcher(message -> heard.add(message.getHeaders().getFirst("Nats-Msg-Id")))
                .subscribe("findings.>");
        server.connection().flush(PATIENCE);
        return heard;
    }

    private static Set<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.toSet());
    }

    private static Closing<Integer> writer(CoreNatsSink<Integer> sink) {
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
