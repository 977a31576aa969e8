package io.aftershock.connectors.nats.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.directory.FleetDirectory.Bucket;
import io.aftershock.connectors.nats.source.JetStreamTelemetrySource;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.connectors.nats.testing.StreamServer;
import io.aftershock.connectors.nats.testing.TelemetryJob;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.nats.client.KeyValue;
import io.nats.client.api.KeyValueConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A fleet listed in a bucket of a real server; an entry is the URL of the cluster's observatory. */
@NeedsNatsServer
class FleetDirectoryTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberSlotsPerTaskManager(4)
            .build());

    @TempDir
    Path folder;

    private StreamServer server;
    private KeyValue bucket;

    @BeforeEach
    void startServer() throws Exception {
        server = StreamServer.start(folder, "o1");
        server.createStream("FLEET", "fleet.>");
        createBucket();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void readsAClusterFromTheMomentOnAtWhichItIsListed() throws Exception {
        bucket.put("c1", url());
        publish("c1", 0, 10);
        publish("c2", 0, 10);
        try (TelemetryJob job = TelemetryJob.start(2, source())) {
            job.awaitBodies(10);
            assertThat(job.bodiesOf("c2")).isEmpty();

            bucket.put("c2", url());
            job.awaitBodies(20);
            assertThat(job.bodiesOf("c1")).isEqualTo(numbers(0, 10));
            assertThat(job.bodiesOf("c2")).isEqualTo(numbers(0, 10));
            assertThat(job.events()).isEmpty();
        }
    }

    @Test
    void readsManyClustersThroughOneConnection() throws Exception {
        for (int i = 1; i <= 5; i++) {
            bucket.put("c" + i, url());
            publish("c" + i, 0, 10);
        }
        try (TelemetryJob job = TelemetryJob.start(source())) {
            job.awaitBodies(50);
            assertThat(connections("aftershock-source")).isEqualTo(1);
            assertThat(connections("aftershock-fleet-directory")).isEqualTo(1);

            bucket.delete("c1");
            job.awaitStatus("c1", Condition.END_OF_INPUT);
            publish("c2", 10, 10);
            job.awaitBodies(60);
            assertThat(job.events()).hasSize(1);
        }
        Deadline.in(Duration.ofSeconds(10))
                .await("nobody is connected any more", () -> connections("aftershock-") == 0);
    }

    private long connections(String name) {
        String page = server.process().monitoring().get("/connz").orElse("");
        return Pattern.compile("\"name\": \"" + name).matcher(page).results().count();
    }

    @Test
    void goesOnWhereItWasIfAClusterIsChanged() throws Exception {
        bucket.put("c1", url());
        publish("c1", 0, 1_000);
        try (TelemetryJob job = TelemetryJob.start(source())) {
            job.awaitBodies(1);
            bucket.put("c1", url().replace("127.0.0.1", "localhost"));
            publish("c1", 1_000, 1_000);
            job.awaitBodies(2_000);
            job.awaitCaughtUp();

            assertThat(job.bodies()).isEqualTo(numbers(0, 2_000));
            assertThat(job.events()).isEmpty();
        }
    }

    @Test
    void drainsAClusterThatIsTakenOutAndForgetsIt() throws Exception {
        bucket.put("c1", url());
        publish("c1", 0, 10);
        try (TelemetryJob job = TelemetryJob.start(source())) {
            job.awaitBodies(10);
            bucket.delete("c1");
            job.awaitStatus("c1", Condition.END_OF_INPUT);
            publish("c1", 10, 10);
            assertThat(job.bodies()).isEqualTo(numbers(0, 10));

            bucket.put("c1", url());
            job.awaitBodies(30);
            assertThat(job.bodies().subList(10, 30)).isEqualTo(numbers(0, 20));
        }
    }

    @Test
    void tellsABadEntryAndGoesOnByTheLastGoodOne() throws Exception {
        bucket.put("c1", url());
        bucket.put("c2", url());
        bucket.put("c3", "nonsense");
        try (TelemetryJob job = TelemetryJob.start(source())) {
            job.awaitStatus("c3", Condition.BAD_ENTRY);
            bucket.put("c1", "nonsense");
            job.awaitStatus("c1", Condition.BAD_ENTRY);
            publish("c1", 0, 10);
            publish("c2", 0, 10);
            job.awaitBodies(20);

            bucket.put("c1", url());
            bucket.put("c3", url());
            job.awaitStatus("c1", Condition.RESTORED);
            job.awaitStatus("c3", Condition.RESTORED);
            publish("c3", 0, 10);
            job.awaitBodies(30);
            assertThat(job.bodiesOf("c1")).isEqualTo(numbers(0, 10));
            assertThat(job.eventsOf("c2")).isEmpty();
            assertThat(job.events().get(0).source()).isEqualTo("fleet directory");
            assertThat(job.events().get(0).detail())
                    .isEqualTo("The entry of cluster c3 in the fleet directory cannot be used: it is no URL. "
                            + "The cluster is not watched. Mend the entry.");
        }
    }

    @Test
    void goesOnAsLastKnownWhileTheBucketIsGoneAndReadsTheOneMadeAnew() throws Exception {
        bucket.put("c1", url());
        bucket.put("c2", url());
        try (TelemetryJob job = TelemetryJob.start(source())) {
            publish("c1", 0, 10);
            job.awaitBodies(10);
            server.connection().keyValueManagement().delete("clusters");
            job.awaitStatus("fleet directory", Condition.CUT_OFF);
            publish("c1", 10, 10);
            job.awaitBodies(20);

            createBucket();
            bucket.put("c1", url());
            job.awaitStatus("fleet directory", Condition.RESTORED);
            job.awaitStatus("c2", Condition.END_OF_INPUT);
            publish("c1", 20, 10);
            job.awaitBodies(30);
            assertThat(job.bodiesOf("c1")).isEqualTo(numbers(0, 30));
            assertThat(job.eventsOf("c1")).isEmpty();
        }
    }

    @Test
    void waitsForABucketThatIsNotThereYet() throws Exception {
        server.connection().keyValueManagement().delete("clusters");
        publish("c1", 0, 10);
        try (TelemetryJob job = TelemetryJob.start(source())) {
            job.awaitStatus("fleet directory", Condition.CUT_OFF);
            createBucket();
            bucket.put("c1", url());
            job.awaitBodies(10);
            job.awaitStatus("fleet directory", Condition.RESTORED);
            assertThat(job.eventsOf("fleet directory")).containsExactly(Condition.CUT_OFF, Condition.RESTORED);
        }
    }

    @Test
    void resumesWithAnotherFleetAndAnotherParallelism() throws Exception {
        for (String cluster : List.of("c1", "c2", "c3", "c4")) {
            bucket.put(cluster, url());
            publish(cluster, 0, 10);
        }
        String savepoint;
        try (TelemetryJob job = TelemetryJob.start(2, source())) {
            job.awaitBodies(40);
            savepoint = job.stopWithSavepoint(folder);
        }
        bucket.delete("c2");
        bucket.put("c5", url());
        bucket.put("c3", url().replace("127.0.0.1", "localhost"));
        for (String cluster : List.of("c1", "c2", "c3", "c4", "c5")) {
            publish(cluster, 10, 10);
        }
        try (TelemetryJob job = TelemetryJob.startFrom(savepoint, 3, source())) {
            job.awaitBodies(40);
            job.awaitCaughtUp();
            for (String cluster : List.of("c1", "c3", "c4", "c5")) {
                assertThat(job.bodiesOf(cluster)).isEqualTo(numbers(10, 10));
            }
            assertThat(job.bodiesOf("c2")).isEmpty();
            job.awaitStatus("c2", Condition.END_OF_INPUT);
            assertThat(job.events()).hasSize(1);
        }
    }

    @Test
    void isReadAgainWhenItsServerIsBack() throws Exception {
        bucket.put("c1", url());
        try (TelemetryJob job = TelemetryJob.start(source())) {
            publish("c1", 0, 10);
            job.awaitBodies(10);
            server.kill();
            job.awaitStatus("fleet directory", Condition.CUT_OFF);
            server.startAgain();
            bucket = server.connection().keyValue("clusters");
            bucket.put("c2", url());
            publish("c2", 0, 10);
            job.awaitBodies(20);
            job.awaitStatus("fleet directory", Condition.RESTORED);
            assertThat(job.eventsOf("fleet directory")).containsExactly(Condition.CUT_OFF, Condition.RESTORED);
        }
    }

    private void createBucket() throws Exception {
        server.connection()
                .keyValueManagement()
                .create(KeyValueConfiguration.builder().name("clusters").build());
        bucket = server.connection().keyValue("clusters");
    }

    private String url() {
        return server.endpoint().urls().get(0);
    }

    private void publish(String cluster, int from, int count) throws Exception {
        server.publish("fleet." + cluster + ".adv.ACME.API", from, count);
    }

    private JetStreamTelemetrySource source() {
        return JetStreamTelemetrySource.continuous(
                FleetDirectory.<ClusterTelemetry>fixed(Map.of())
                        .and(new Bucket<>(server.endpoint(), "clusters", FleetDirectoryTest::telemetry)),
                StartingPosition.all());
    }

    private static ClusterTelemetry telemetry(String cluster, byte[] entry) throws BadEntryException {
        String url = new String(entry, StandardCharsets.UTF_8);
        if (!url.startsWith("nats://")) {
            throw new BadEntryException("it is no URL");
        }
        NatsEndpoint endpoint = new NatsEndpoint(List.of(url), null, null);
        return new ClusterTelemetry(
                cluster,
                List.of(new CaptureStream(
                        "o1", endpoint, "FLEET", "fleet." + cluster + ".>", SubjectLayout.observatory())));
    }

    private static List<String> numbers(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Integer::toString).toList();
    }
}
