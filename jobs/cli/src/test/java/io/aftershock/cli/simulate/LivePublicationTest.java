package io.aftershock.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.Origin;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.simulator.Simulated;
import io.aftershock.simulator.story.Story;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsNatsServer
class LivePublicationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /** A story of the past is told at once. */
    @Test
    void storesWhatServersPublishAndAnswersPolls() throws Exception {
        Simulated simulated = Story.STEP_DOWN.happen(1, Instant.parse("2026-03-02T06:00:00Z"));
        List<TelemetryRow> events = simulated.rows().stream()
                .filter(row -> row.kind() == TelemetryRow.Kind.EVENT)
                .toList();
        try (NatsServer server =
                NatsServer.create("publish", ServerPorts.claim(), folder, "jetstream { store_dir: store }\n")) {
            server.start().awaitReady(PATIENCE);
            NatsEndpoint endpoint = new NatsEndpoint(List.of(server.clientUrl()), null, null);
            try (LivePublication publication = LivePublication.to(server.clientUrl());
                    Connection connection = NatsConnections.connect(endpoint, "test")) {
                publication.tell(simulated);

                // A server stores what it took a moment later.
                Deadline.in(PATIENCE).await("all events are stored", () -> stored(connection) >= events.size());
                assertThat(stored(connection)).isEqualTo(events.size());
                Message answer = connection.request("fleet.east.mon.n1.ping.healthz", new byte[0], PATIENCE);
                assertThat(new String(answer.getData(), StandardCharsets.UTF_8)).contains("\"status\":\"ok\"");
            }
        }
    }

    private static long stored(Connection connection) {
        try {
            return connection
                    .jetStreamManagement()
                    .getStreamInfo(LivePublication.streamOf("east"))
                    .getStreamState()
                    .getMsgCount();
        } catch (IOException | JetStreamApiException e) {
            throw new AssertionError("the stream cannot be asked", e);
        }
    }

    /** What an observatory's layout makes of a stored subject is the row that was published. */
    @Test
    void storesUnderSubjectsThatTheSourceReads() {
        Set<Origin> read = Story.ROLLING_RESTART.happen(1, Story.MORNING).rows().stream()
                .filter(row -> row.kind() == TelemetryRow.Kind.EVENT)
                .filter(row -> !new Origin(row.account(), row.subject())
                        .equals(SubjectLayout.observatory().originOf(String.valueOf(ObservedSubject.of(row)))))
                .map(row -> new Origin(row.account(), row.subject()))
                .collect(Collectors.toSet());

        assertThat(read).isEmpty();
    }
}
