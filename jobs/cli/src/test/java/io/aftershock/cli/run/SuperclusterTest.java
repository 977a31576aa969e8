package io.aftershock.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.monitor.FleetJob;
import io.aftershock.monitor.config.ConfigLoader;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.api.StreamConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two NATS clusters that gateways make to one supercluster, watched as one entry of the fleet. */
@NeedsNatsServer
class SuperclusterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private final Map<String, NatsServer> servers = new TreeMap<>();
    private NatsServer hub;
    private NatsSession findings;

    @BeforeEach
    void startServers() throws Exception {
        Map<String, ServerPorts> ports =
                new TreeMap<>(Map.of("east", ServerPorts.claim(), "west", ServerPorts.claim()));
        ports.forEach((cluster, own) -> servers.put(
                cluster,
                NatsServer.create(cluster + "1", own, folder, config(cluster, ports))
                        .start()));
        hub = NatsServer.create("hub", ServerPorts.claim(), folder, "jetstream { store_dir: store }")
                .start()
                .awaitReady(PATIENCE);
        servers.values().forEach(server -> server.awaitReady(PATIENCE));
        findings = NatsSession.open(List.of(hub.clientUrl()), "test", "test");
        findings.connection()
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name("FINDINGS")
                        .subjects("findings.>")
                        .build());
        Deadline.in(PATIENCE).await("the supercluster has a meta leader", () -> leader().isPresent());
    }

    @AfterEach
    void stopServers() {
        findings.close();
        hub.close();
        servers.values().forEach(NatsServer::close);
    }

    /** Who asks for a stream that is not there is answered by the meta leader, wherever that is. */
    @Test
    void countsErrorsWhereTheClientIsAndElectionsWhereTheWinnerIs() throws Exception {
        try (EmbeddedJob job = start()) {
            try (NatsSession east = client("east");
                    NatsSession west = client("west")) {
                Deadline.in(PATIENCE).await("windows of both clusters", () -> {
                    east.ask("$JS.API.STREAM.INFO.EAST", "", ANSWER);
                    west.ask("$JS.API.STREAM.INFO.WEST", "", ANSWER);
                    return errors("east") > 0 && errors("west") > 0;
                });
                String first = leader().orElseThrow();
                stepDown(first);
                String second = first.equals("east") ? "west" : "east";
                Deadline.in(PATIENCE).await("an election won in " + second, () -> {
                    east.ask("$JS.API.STREAM.INFO.EAST", "", ANSWER);
                    return !elections(second).isEmpty();
                });
                assertThat(elections(second)).allSatisfy(election -> {
                    assertThat(election.path("leader").asText()).isEqualTo(second + "1");
                    assertThat(election.path("previous_leader").asText()).isEqualTo(first + "1");
                    assertThat(election.path("cause").asText()).isEqualTo("step_down");
                });
                assertThat(elections("super")).isEmpty();
            }
        }
        List<JsonNode> windows = records("error_ratio").stream()
                .filter(each -> each.path("account").asText().equals("ACME"))
                .toList();
        assertThat(windows)
                .extracting(each -> each.path("cluster").asText())
                .as("clusters in which ACME's calls are counted")
                .containsOnly("east", "west");
    }

    private EmbeddedJob start() throws Exception {
        Files.writeString(folder.resolve("sys.user"), "sys:sys\n");
        Files.writeString(folder.resolve("acme.user"), "acme:acme\n");
        Path file = Files.writeString(
                folder.resolve("fleet.yaml"), """
                clusters:
                  - name: super
                    spans: [east, west]
                    urls: ["%1$s"]
                    credentials: {user_file: sys.user}
                    source:
                      subscriptions:
                        - {name: acme, account: ACME, urls: ["%1$s"], credentials: {user_file: acme.user}}
                        - {name: sys, account: SYS, subjects: [$JS.EVENT.ADVISORY.>, $SYS.SERVER.>]}
                # Small windows, so that a test sees final ones within seconds.
                windows: {size: 2s, slide: 1s, allowance: 1s}
                findings: {urls: ["%2$s"]}
                """.formatted(servers.get("east").clientUrl(), hub.clientUrl()));
        FleetConfig config = ConfigLoader.load(file, Map.of(), List.of());
        return EmbeddedJob.start(1, null, env -> FleetJob.define(env, config, StartingPosition.all()));
    }

    private static String config(String cluster, Map<String, ServerPorts> ports) {
        ServerPorts own = ports.get(cluster);
        String gateways = ports.entrySet().stream()
                .map(each -> "{name: %s, urls: [\"nats://127.0.0.1:%d\"]}"
                        .formatted(each.getKey(), each.getValue().leaf()))
                .collect(Collectors.joining(", "));
        return """
                jetstream { store_dir: store }
                cluster { name: %1$s, listen: "127.0.0.1:%2$d", routes: ["nats://127.0.0.1:%2$d"] }
                gateway { name: %1$s, listen: "127.0.0.1:%3$d", gateways: [%4$s] }
                system_account: SYS
                accounts {
                  SYS: { users: [{user: sys, password: sys}] }
                  ACME: { jetstream: enabled, users: [{user: acme, password: acme}] }
                }
                """.formatted(cluster, own.route(), own.leaf(), gateways);
    }

    private NatsSession client(String cluster) {
        return NatsSession.open(List.of(servers.get(cluster).clientUrl()), "acme", "acme", "app");
    }

    private Optional<String> leader() {
        return servers.entrySet().stream()
                .filter(each ->
                        each.getValue().monitoring().get("/jsz?leader-only=1").isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void stepDown(String cluster) {
        try (NatsSession operator =
                NatsSession.open(List.of(servers.get(cluster).clientUrl()), "sys", "sys", "operator")) {
            assertThat(operator.ask("$JS.API.META.LEADER.STEPDOWN", "", ANSWER).orElse("no answer"))
                    .contains("\"success\":true");
        }
    }

    private long errors(String cluster) {
        return records("error_ratio").stream()
                .filter(each -> each.path("cluster").asText().equals(cluster)
                        && each.path("account").asText().equals("ACME"))
                .mapToLong(each -> each.path("errors").asLong())
                .sum();
    }

    private List<JsonNode> elections(String cluster) {
        return records("election").stream()
                .filter(each -> each.path("scope").asText().equals("meta")
                        && each.path("cluster").asText().equals(cluster))
                .toList();
    }

    private List<JsonNode> records(String record) {
        return Stored.bodies(findings, "FINDINGS", "findings." + record + ".");
    }
}
