package io.aftershock.cli.observatory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials;
import io.aftershock.monitor.config.ConfigLoader;
import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.Connection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The claims that are written, signed by an operator: what accounts do arrives in FLEET, and servers answer through it. */
@NeedsNatsServer
class OperatorModeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofMillis(500);

    @TempDir
    private Path folder;

    private final ServerPorts node = ServerPorts.claim();
    private final ServerPorts observatory = ServerPorts.claim();

    @Test
    void bringsAdvisoriesOfAnAccountThatIsAJwt() throws Exception {
        Path yaml = Files.writeString(folder.resolve("fleet.yaml"), """
                observatories:
                  - {name: observatory-1, listen: "127.0.0.1:%d", store_dir: %s}
                clusters:
                  - name: west
                    observatory: {mode: operator, nodes: {w1: "nats-leaf://127.0.0.1:%d"}, accounts: [ORDERS]}
                """.formatted(
                        observatory.client(), folder.resolve("store"), node.leaf()));
        OutputFolder output = new OutputFolder(folder.resolve("out"));
        output.write(FleetFiles.of(ConfigLoader.loadObservatories(yaml, Map.of(), List.of()), output.logins()));
        Operator operator = new Operator(Files.readString(folder.resolve("out/clusters/west/claims.json")));
        Path creds = Files.writeString(folder.resolve("orders.creds"), operator.creds("ORDERS", Map.of()));

        try (NatsServer server = server(operator);
                NatsServer store = observatory(operator);
                Connection orders = NatsConnections.connect(
                        new NatsEndpoint(
                                List.of(server.clientUrl()),
                                new Credentials(Credentials.Kind.CREDS, creds.toString()),
                                null),
                        "orders");
                NatsSession fleet = fleet(output)) {
            Set<String> subjects = ConcurrentHashMap.newKeySet();
            fleet.connection()
                    .createDispatcher(message -> subjects.add(message.getSubject()))
                    .subscribe("fleet.>");
            Deadline.in(PATIENCE).await("an advisory of ORDERS arrives at " + store.name(), () -> {
                orders.publish("$JS.API.INFO", "nobody", new byte[0]);
                return subjects.contains("fleet.west.adv.ORDERS.API");
            });
            for (String ping : List.of("jsz", "raftz", "statsz", "healthz", "accountz")) {
                for (String way : List.of("ping.", "w1.ping.")) {
                    Deadline.in(PATIENCE)
                            .await(
                                    way + ping,
                                    () -> fleet.ask("fleet.west.mon." + way + ping, "", ANSWER)
                                            .isPresent());
                }
            }
            assertThat(subjects).allMatch(subject -> subject.startsWith("fleet.west."));
        }
    }

    private NatsServer server(Operator operator) throws Exception {
        NatsServer server = NatsServer.create("w1", node, folder, """
                jetstream {store_dir: store, max_memory_store: 64M, max_file_store: 1G}
                include "../out/clusters/west/leafnodes.conf"
                """ + operator.config("SYS"));
        return server.start().awaitReady(PATIENCE);
    }

    private NatsServer observatory(Operator operator) throws Exception {
        NatsServer server = NatsServer.create("observatory-1", observatory, folder, "");
        Path written = folder.resolve("out/observatory-1");
        Files.writeString(written.resolve("local.conf"), "http: \"127.0.0.1:" + observatory.http() + "\"\n");
        for (String file : List.of("nats.conf", "local.conf", "secrets.conf", "remotes.conf")) {
            Files.copy(written.resolve(file), server.folder().resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createDirectories(server.folder().resolve("secrets"));
        Files.writeString(
                server.folder().resolve("secrets/west.events.creds"),
                operator.creds(
                        "MON", Map.of("pub", Map.of("deny", List.of(">")), "sub", Map.of("allow", Crossing.EVENTS))),
                StandardCharsets.UTF_8);
        Files.writeString(
                server.folder().resolve("secrets/west.queries.creds"),
                operator.creds(
                        "MON",
                        Map.of(
                                "pub", Map.of("allow", List.of(Crossing.QUESTIONS)),
                                "sub", Map.of("allow", List.of(Crossing.ANSWERS)))),
                StandardCharsets.UTF_8);
        return server.start().awaitReady(PATIENCE);
    }

    private NatsSession fleet(OutputFolder output) {
        Login login = output.logins().of("observatory-1.fleet");
        return NatsSession.open(
                List.of("nats://127.0.0.1:" + observatory.client()), login.user(), login.password(), "test");
    }
}
