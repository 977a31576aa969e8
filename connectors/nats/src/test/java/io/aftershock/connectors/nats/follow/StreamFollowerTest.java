package io.aftershock.connectors.nats.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.connectors.nats.testing.StreamServer;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsNatsServer
class StreamFollowerTest {

    private static final String SUBJECT = "findings.breach.east";

    @TempDir
    Path folder;

    private StreamServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = StreamServer.start(folder, "o1");
        server.createStream("FINDINGS", "findings.>");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void tellsWhatTheStreamHoldsThenWhatComes() throws Exception {
        server.publish(SUBJECT, 0, 500);
        try (Heard heard = follow(null)) {
            heard.awaitCaughtUp(500);
            server.publish(SUBJECT, 500, 20);
            heard.awaitCaughtUp(520);

            assertThat(heard.bodies).isEqualTo(numbers(0, 520));
            assertThat(heard.conditions()).isEmpty();
        }
    }

    @Test
    void goesOnBehindAKnownPosition() throws Exception {
        server.publish(SUBJECT, 0, 50);
        StreamPosition known;
        try (Heard heard = follow(null)) {
            heard.awaitCaughtUp(50);
            known = heard.position;
        }
        server.publish(SUBJECT, 50, 10);
        try (Heard heard = follow(known)) {
            heard.awaitCaughtUp(10);

            assertThat(heard.bodies).isEqualTo(numbers(50, 60));
        }
    }

    @Test
    void goesOnWhenTheServerIsKilledAndComesBack() throws Exception {
        server.publish(SUBJECT, 0, 10);
        try (Heard heard = follow(null)) {
            heard.awaitCaughtUp(10);
            server.kill();
            heard.await(Condition.CUT_OFF);
            server.startAgain();
            server.publish(SUBJECT, 10, 10);
            heard.await(Condition.RESTORED);
            heard.awaitBody("19");

            assertThat(heard.bodies).doesNotHaveDuplicates();
        }
    }

    @Test
    void waitsForAStreamThatIsNotThereAndReadsOneThatWasMadeAnew() throws Exception {
        server.management().deleteStream("FINDINGS");
        try (Heard heard = follow(null)) {
            heard.await(Condition.CUT_OFF);
            server.createStream("FINDINGS", "findings.>");
            server.publish(SUBJECT, 0, 5);
            heard.awaitCaughtUp(5);
            server.management().deleteStream("FINDINGS");
            Deadline.in(Duration.ofSeconds(20))
                    .await(
                            "the stream is missed",
                            () -> heard.conditions().stream()
                                            .filter(Condition.CUT_OFF::equals)
                                            .count()
                                    == 2);
            server.createStream("FINDINGS", "findings.>");
            server.publish(SUBJECT, 5, 5);
            heard.awaitCaughtUp(10);

            assertThat(heard.bodies).isEqualTo(numbers(0, 10));
            assertThat(heard.conditions())
                    .containsExactly(
                            Condition.CUT_OFF,
                            Condition.RESTORED,
                            Condition.CUT_OFF,
                            Condition.RESTORED,
                            Condition.STREAM_RECREATED);
        }
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    private Heard follow(@Nullable StreamPosition known) {
        Heard heard = new Heard();
        heard.follower =
                new StreamFollower("test", server.endpoint(), "FINDINGS", ">", StartingPosition.all(), known, heard);
        heard.thread = new Thread(heard.follower::follow, "follower");
        heard.thread.start();
        return heard;
    }

    /** What a follower has told. */
    private static final class Heard implements StreamListener, AutoCloseable {

        private static final Deadline PATIENCE = Deadline.in(Duration.ofMinutes(1));

        private final List<String> bodies = new CopyOnWriteArrayList<>();
        private final List<SourceStatus> statuses = new CopyOnWriteArrayList<>();
        private StreamFollower follower;
        private Thread thread;
        private volatile StreamPosition position;
        private volatile boolean caughtUp;

        @Override
        public void message(FollowedMessage message) {
            assertThat(message.subject()).isEqualTo(SUBJECT);
            bodies.add(new String(message.body(), StandardCharsets.UTF_8));
            position = message.position();
            caughtUp = message.pending() == 0;
        }

        @Override
        public void heard(@Nullable StreamPosition upTo, long pending) {
            caughtUp = pending == 0;
        }

        @Override
        public void happened(SourceStatus status) {
            statuses.add(status);
        }

        List<Condition> conditions() {
            return statuses.stream().map(SourceStatus::condition).toList();
        }

        void awaitCaughtUp(int messages) {
            PATIENCE.await(messages + " messages", () -> bodies.size() >= messages && caughtUp);
        }

        void awaitBody(String body) {
            PATIENCE.await("message " + body, () -> bodies.contains(body));
        }

        void await(Condition condition) {
            PATIENCE.await(condition.name(), () -> conditions().contains(condition));
        }

        @Override
        public void close() throws InterruptedException {
            follower.close();
            thread.join(Duration.ofSeconds(10).toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }
}
