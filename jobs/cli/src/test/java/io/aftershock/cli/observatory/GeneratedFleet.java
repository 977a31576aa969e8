package io.aftershock.cli.observatory;

import io.aftershock.monitor.config.ConfigLoader;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.monitor.config.observatory.ObservatoriesConfig;
import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** A cluster that includes what the verb wrote, as its operator would, and the observatories that it wrote. */
public final class GeneratedFleet implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Written by the operator: the accounts include what the verb writes. */
    private static final String ACCOUNTS = """
            system_account: SYS
            accounts {
              include "aftershock/monitoring-account.conf"
              SYS: { users: [{user: sys, password: sys}]
                include "aftershock/system-exports.conf" }
              ACME: { jetstream: enabled, users: [{user: acme, password: acme}]
                include "aftershock/account-exports.conf" }
              BETA: { jetstream: enabled, users: [{user: beta, password: beta}]
                include "aftershock/account-exports.conf" }
            }
            """;

    private final Path folder;
    private final Map<String, ServerPorts> ports = new LinkedHashMap<>();
    private final Map<String, NatsServer> nodes = new LinkedHashMap<>();
    private final List<NatsServer> observatories = new ArrayList<>();

    /** Writes, and starts nothing. */
    public GeneratedFleet(Path folder) throws IOException {
        this.folder = folder;
        List.of("n1", "n2", "n3").forEach(node -> ports.put(node, ServerPorts.claim()));
        List.of("observatory-1", "observatory-2").forEach(name -> ports.put(name, ServerPorts.claim()));
        Files.writeString(file(), yaml());
        verb("--out", generated().toString());
    }

    private String yaml() {
        return """
                observatories:
                %s
                clusters:
                  - name: east
                    observatory:
                      nodes: {%s}
                      accounts: [ACME, BETA]
                """.formatted(
                        List.of("observatory-1", "observatory-2").stream()
                                .map(this::observatoryYaml)
                                .collect(Collectors.joining("\n")),
                        List.of("n1", "n2", "n3").stream()
                                .map(node -> "%s: \"nats-leaf://127.0.0.1:%d\""
                                        .formatted(node, ports(node).leaf()))
                                .collect(Collectors.joining(", ")));
    }

    private String observatoryYaml(String name) {
        int port = ports(name).client();
        return """
                  - name: %1$s
                    urls: nats://127.0.0.1:%2$d
                    credentials: {user_file: generated/secrets/%1$s.fleet.user}
                    listen: 127.0.0.1:%2$d
                    store_dir: %3$s
                    max_bytes: 500MB
                """.formatted(name, port, folder.resolve(name)).stripTrailing();
    }

    /** Starts all, and returns when an event has come through every pin and every server answers through each leaf. */
    public GeneratedFleet start() throws IOException {
        for (String node : List.of("n1", "n2", "n3")) {
            nodes.put(node, node(node));
        }
        nodes.values().forEach(NatsServer::start);
        nodes.values().forEach(node -> node.awaitReady(PATIENCE));
        for (String name : List.of("observatory-1", "observatory-2")) {
            Files.writeString(
                    generated().resolve(name).resolve("local.conf"),
                    "http: \"127.0.0.1:" + ports(name).http() + "\"\n");
            NatsServer server = NatsServer.create(name, ports(name), folder, "");
            copy(generated().resolve(name), folder.resolve(name));
            observatories.add(server.start());
        }
        observatories.forEach(server -> server.awaitReady(PATIENCE));
        verb("--create-streams");
        Deadline.in(PATIENCE).await("there is a meta leader", () -> answers(0, "fleet.east.mon.ping.healthz") == 3);
        return this;
    }

    private NatsServer node(String name) throws IOException {
        String routes = List.of("n1", "n2", "n3").stream()
                .map(each -> "\"nats-route://127.0.0.1:" + ports(each).route() + "\"")
                .collect(Collectors.joining(", "));
        NatsServer server = NatsServer.create(
                name, ports(name), folder, """
                cluster {name: east, listen: "127.0.0.1:%d", no_advertise: true, routes: [%s]}
                jetstream {store_dir: store, max_memory_store: 64M, max_file_store: 1G}
                include "aftershock/leafnodes-%s.conf"
                """.formatted(ports(name).route(), routes, name) + ACCOUNTS);
        copy(generated().resolve("clusters/east"), folder.resolve(name).resolve("aftershock"));
        return server;
    }

    /** How many servers answer a ping through an observatory. */
    int answers(int observatory, String subject) {
        try (NatsSession session = session(observatory)) {
            return session.askAll(subject, "", 3, Duration.ofMillis(700)).size();
        }
    }

    public NatsSession session(int observatory) {
        String name = observatories.get(observatory).name();
        Login login = new SecretFolder(generated().resolve("secrets")).of(name + ".fleet");
        return NatsSession.open(
                List.of(observatories.get(observatory).clientUrl()), login.user(), login.password(), "test");
    }

    public NatsSession tenant(String user) {
        return NatsSession.open(
                nodes.values().stream().map(NatsServer::clientUrl).toList(), user, "app-" + user);
    }

    public NatsServer node(int number) {
        return List.copyOf(nodes.values()).get(number);
    }

    public List<NatsServer> nodes() {
        return List.copyOf(nodes.values());
    }

    public NatsServer observatory(int number) {
        return observatories.get(number);
    }

    public Path folder() {
        return folder;
    }

    public Path file() {
        return folder.resolve("fleet.yaml");
    }

    Path generated() {
        return folder.resolve("generated");
    }

    public FleetConfig config() {
        return ConfigLoader.load(file(), Map.of(), List.of());
    }

    public ObservatoriesConfig observed() {
        return ConfigLoader.loadObservatories(file(), Map.of(), List.of());
    }

    private ServerPorts ports(String name) {
        return java.util.Objects.requireNonNull(ports.get(name));
    }

    private void verb(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--config", file().toString()));
        arguments.addAll(List.of(more));
        int exit = new CommandLine(new ObservatoryCommand()).execute(arguments.toArray(String[]::new));
        if (exit != 0) {
            throw new IllegalStateException("observatory " + arguments + " ended with " + exit);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public void close() {
        observatories.forEach(NatsServer::close);
        nodes.values().forEach(NatsServer::close);
    }
}
