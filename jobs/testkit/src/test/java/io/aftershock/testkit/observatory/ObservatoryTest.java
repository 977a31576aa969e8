package io.aftershock.testkit.observatory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.cluster.ClusterPlan;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.StreamInfoOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsNatsServer
class ObservatoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final String META_ONLY = "{\"js-meta-only\":true}";

    private static NatsCluster cluster;
    private static List<Observatory> observatories;

    @BeforeAll
    static void start(@TempDir Path folder) {
        cluster = NatsCluster.start(ClusterPlan.named("c1"), folder);
        observatories = List.of(
                Observatory.start("observatory-1", folder, Watch.of(cluster, "n1", "n2")),
                Observatory.start("observatory-2", folder, Watch.of(cluster, "n2", "n3")));
    }

    @AfterAll
    static void stop() {
        observatories.forEach(Observatory::close);
        cluster.close();
    }

    @Test
    void storesAnAdvisoryOfATenantInBothObservatoriesOncePerPin() {
        try (NatsSession beta = cluster.connect("BETA", "ledger")) {
            beta.ask("$JS.API.STREAM.INFO.NONE", "", ANSWER);
        }
        for (Observatory observatory : observatories) {
            Deadline.in(PATIENCE)
                    .await("two copies are stored", () -> stored(observatory, "fleet.c1.adv.BETA.API") == 2);
        }
    }

    @Test
    void storesTheElectionsOfTheMetaLeader() {
        cluster.stepDownMetaLeader();
        for (Observatory observatory : observatories) {
            Deadline.in(PATIENCE)
                    .await(
                            "two copies are stored",
                            () -> stored(observatory, "fleet.c1.adv.SYS.DOMAIN.LEADER_ELECTED") >= 2);
        }
    }

    @Test
    void asksAllServersThroughAnyServerAndThroughEach() {
        for (Observatory observatory : observatories) {
            try (NatsSession fleet = observatory.connect("aftershock-test")) {
                assertThat(fleet.askAll("fleet.c1.mon.ping.jsz", "", 4, ANSWER)).hasSize(3);
                assertThat(fleet.askAll("fleet.c1.mon.ping.healthz", META_ONLY, 4, ANSWER))
                        .hasSize(3)
                        .allMatch(answer -> answer.contains("\"status\":\"ok\""));
                assertThat(fleet.askAll("fleet.c1.mon.n2.ping.healthz", META_ONLY, 4, ANSWER))
                        .hasSize(3);
            }
        }
    }

    @Test
    void asksNothingThroughAServerThatIsFrozen() {
        NatsServer frozen = cluster.node("n3");
        frozen.freeze();
        try (NatsSession fleet = observatories.get(0).connect("aftershock-test")) {
            assertThat(fleet.askAll("fleet.c1.mon.n3.ping.healthz", META_ONLY, 3, ANSWER))
                    .isEmpty();
            assertThat(fleet.askAll("fleet.c1.mon.n1.ping.healthz", META_ONLY, 3, ANSWER))
                    .hasSize(2);
        } finally {
            frozen.thaw();
        }
        cluster.awaitSettled();
        observatories.get(0).awaitLinked();
    }

    private static long stored(Observatory observatory, String subject) {
        try (NatsSession fleet = observatory.connect("aftershock-test")) {
            return fleet.connection()
                    .jetStreamManagement()
                    .getStreamInfo(Observatory.FLEET_STREAM, StreamInfoOptions.filterSubjects(subject))
                    .getStreamState()
                    .getSubjectMap()
                    .getOrDefault(subject, 0L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }
}
