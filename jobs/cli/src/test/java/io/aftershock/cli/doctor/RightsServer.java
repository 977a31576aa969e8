package io.aftershock.cli.doctor;

import io.aftershock.cli.doctor.facts.Need;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.Connection;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server on which each of our parts has a user with all of its rights, and one without each of them. Its account of
 * telemetry asks the server as an observatory's does.
 */
final class RightsServer implements AutoCloseable {

    /** Name of the server, and so of the node that is asked through the observatory. */
    static final String NODE = "rights";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final NatsServer server;

    private RightsServer(Path folder, NatsServer server) {
        this.folder = folder;
        this.server = server;
    }

    static RightsServer start(Path folder) throws Exception {
        NatsServer server = NatsServer.create(NODE, ServerPorts.claim(), folder, """
                        jetstream {store_dir: store}
                        system_account: SYS
                        accounts {
                          A {
                            jetstream: enabled
                            imports: [
                              {service: {account: SYS, subject: "$SYS.REQ.SERVER.PING.JSZ"}, to: "fleet.east.mon.ping.jsz"}
                              {service: {account: SYS, subject: "$SYS.REQ.SERVER.PING.RAFTZ"}, to: "fleet.east.mon.ping.raftz"}
                              {service: {account: SYS, subject: "$SYS.REQ.SERVER.PING.HEALTHZ"}, to: "fleet.east.mon.rights.ping.healthz"}
                            ]
                            users: [
                              {user: all, password: all}
                %s
                            ]
                          }
                          SYS {
                            exports: [{service: "$SYS.REQ.SERVER.PING.*", response: stream, accounts: [A]}]
                            users: [
                %s
                            ]
                          }
                        }""".formatted(
                                users(part -> !part.bySystemAccount()), users(RightsPart::bySystemAccount)))
                .start()
                .awaitReady(PATIENCE);
        RightsServer started = new RightsServer(folder, server);
        started.fill();
        return started;
    }

    private void fill() throws Exception {
        try (Connection all = NatsConnections.connect(endpoint("all"), "aftershock-test")) {
            all.jetStreamManagement().addStream(stream("FLEET", "fleet.*.adv.>"));
            all.jetStreamManagement().addStream(stream("FINDINGS", "findings.>"));
            all.jetStream().publish("fleet.east.adv.A.API", new byte[] {1});
            all.jetStream().publish("findings.breach.east", new byte[] {1});
            for (String bucket : List.of("counts", "policy")) {
                all.keyValueManagement()
                        .create(KeyValueConfiguration.builder().name(bucket).build());
            }
            // That of policies stays empty: whoever reads a bucket has to ask whether it is.
            all.keyValue("counts").put("position.of", "1");
        }
    }

    /** How that user connects; the password is the name. */
    NatsEndpoint endpoint(String user) throws IOException {
        Path file = folder.resolve(user + ".user");
        Files.writeString(file, user + ":" + user);
        return new NatsEndpoint(
                List.of(server.clientUrl()),
                new NatsEndpoint.Credentials(NatsEndpoint.Credentials.Kind.USER_PASSWORD, file.toString()),
                null);
    }

    @Override
    public void close() {
        server.close();
    }

    private static StreamConfiguration stream(String name, String subject) {
        return StreamConfiguration.builder().name(name).subjects(subject).build();
    }

    private static String users(Predicate<RightsPart> which) {
        Stream<String> whole =
                RightsPart.allAndDoctor().filter(which).map(part -> user(part.user(), part.needs().stream()));
        Stream<String> lacking = RightsPart.eachWithoutOne(RightsPart.allAndDoctor())
                .filter(without -> which.test(without.part()))
                .map(without -> user(
                        without.user(), without.part().needs().stream().filter(need -> !need.equals(without.need()))));
        return Stream.concat(whole, lacking).collect(Collectors.joining("\n"));
    }

    private static String user(String name, Stream<Need> needs) {
        List<Need> all = needs.toList();
        return "{user: \"%s\", password: \"%s\", permissions: {publish: {%s}, subscribe: {%s}}}"
                .formatted(name, name, subjects(all, Need.Kind.PUBLISH), subjects(all, Need.Kind.SUBSCRIBE));
    }

    /** With none to allow, NATS would allow all. */
    private static String subjects(List<Need> needs, Need.Kind kind) {
        String allowed = needs.stream()
                .filter(need -> need.kind() == kind)
                .map(need -> '"' + need.subject() + '"')
                .collect(Collectors.joining(", "));
        return allowed.isEmpty() ? "deny: [\">\"]" : "allow: [" + allowed + "]";
    }
}
