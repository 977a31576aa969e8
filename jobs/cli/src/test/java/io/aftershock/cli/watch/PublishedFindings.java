package io.aftershock.cli.watch;

import io.aftershock.cli.watch.view.Fleets;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.model.election.Election;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.publish.Line;
import io.aftershock.monitor.publish.Lines;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.Connection;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server with a findings stream, and what a job would publish to it. */
final class PublishedFindings implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long MINUTE = 60_000;

    private final NatsServer server;
    private final Path config;
    private final List<String> lines = new ArrayList<>();

    PublishedFindings(Path folder) throws Exception {
        server = NatsServer.create("findings", ServerPorts.claim(), folder, "jetstream { store_dir: store }\n");
        server.start().awaitReady(PATIENCE);
        config = Files.writeString(folder.resolve("fleet.yaml"), """
                clusters:
                  - name: east
                    source:
                      streams: [{name: simulated, urls: ["%1$s"]}]
                      polls: {by: none}
                findings:
                  urls: ["%1$s"]
                  stream: FINDINGS
                  subject: findings
                """.formatted(server.clientUrl()));
        try (Connection connection = connect()) {
            connection
                    .jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name("FINDINGS")
                            .subjects("findings.>")
                            .build());
        }
    }

    Path config() {
        return config;
    }

    /** A crash of the meta leader, two minutes ago. */
    void crash() throws Exception {
        long now = System.currentTimeMillis();
        long end = now / MINUTE * MINUTE;
        try (Connection connection = connect()) {
            for (int minute = 0; minute < 15; minute++) {
                long at = end - (14 - minute) * MINUTE;
                publish(
                        connection,
                        Lines.of(Fleets.window("east", "CHECKOUT", at, minute < 12 ? 0 : 300L * (minute - 11), 1_200)));
                publish(connection, Lines.of(Fleets.window("east", "BILLING", at, 0, 424)));
            }
            publish(connection, Lines.of(Fleets.election("east", ElectionCause.UNPLANNED, now - 3 * MINUTE)));
            publish(connection, Lines.of(quorum(now)));
            publish(
                    connection,
                    Lines.of(Fleets.breach(
                                    "JETSTREAM_009",
                                    Severity.CRITICAL,
                                    "east",
                                    "CHECKOUT",
                                    now - 65_000,
                                    "META_006:east:1")
                            .at(now)
                            .summary("900 of 1200 API calls of CHECKOUT (75 %) failed in the last 60 s, above 1.00 %.")
                            .build()));
        }
    }

    private static Breach quorum(long now) {
        return Fleets.breach("META_006", Severity.CRITICAL, "east", null, now - 2 * MINUTE, null)
                .at(now)
                .summary("The meta group has had no leader for 127 s.")
                .build();
    }

    /** The quorum is back. */
    void closeQuorum() throws Exception {
        long now = System.currentTimeMillis();
        try (Connection connection = connect()) {
            publish(connection, Lines.of(Fleets.closed(quorum(now), now)));
        }
    }

    void publishElection(Election election) throws Exception {
        try (Connection connection = connect()) {
            publish(connection, Lines.of(election));
        }
    }

    /** The lines, in their order. */
    List<String> published() {
        return List.copyOf(lines);
    }

    private void publish(Connection connection, Line line) throws Exception {
        lines.add(line.json());
        connection
                .jetStream()
                .publish(
                        "findings." + line.record() + "." + line.cluster(),
                        line.json().getBytes(StandardCharsets.UTF_8));
    }

    private Connection connect() throws Exception {
        return NatsConnections.connect(new NatsEndpoint(List.of(server.clientUrl()), null, null), "findings");
    }

    void kill() throws Exception {
        server.kill();
    }

    void startAgain() throws Exception {
        server.start().awaitReady(PATIENCE);
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
