package io.aftershock.exporter.testing;

import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.monitor.config.FindingsConfig;
import io.aftershock.monitor.publish.FindingMessages;
import io.aftershock.monitor.publish.Line;
import io.aftershock.monitor.publish.Lines;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.PublishOptions;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A real nats-server with a findings stream. Its users: {@code admin} may all, {@code reader} may read the stream and
 * nothing else, {@code exporter} what docs/exporter.md says; their passwords are their names.
 */
public final class FindingsServer implements AutoCloseable {

    public static final String STREAM = "FINDINGS";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String CONFIG = """
            jetstream { store_dir: store }
            accounts {
              APP {
                jetstream: enabled
                users: [
                  {user: admin, password: admin}
                  {user: reader, password: reader, permissions: {
                    publish: ["$JS.API.STREAM.INFO.FINDINGS", "$JS.API.CONSUMER.*.FINDINGS.>", "$JS.API.CONSUMER.*.*.FINDINGS.>",
                      "$JS.API.STREAM.MSG.GET.FINDINGS", "$JS.API.DIRECT.GET.FINDINGS", "$JS.ACK.FINDINGS.>"]
                    subscribe: ["_INBOX.>"]
                  }}
                  {user: exporter, password: exporter, permissions: {
                    publish: [%s]
                    subscribe: ["_INBOX.>"]
                  }}
                ]
              }
            }
            """;

    private final Path folder;
    private final NatsServer server;
    private final FindingMessages messages = new FindingMessages("findings");
    private Connection connection;

    private FindingsServer(Path folder, NatsServer server) {
        this.folder = folder;
        this.server = server;
    }

    public static FindingsServer start(Path folder) throws Exception {
        FindingsServer started = new FindingsServer(
                folder, NatsServer.create("o1", ServerPorts.claim(), folder, CONFIG.formatted(permissions())));
        started.server.start().awaitReady(PATIENCE);
        started.connection = NatsConnections.connect(started.endpoint("admin"), "test");
        started.createStream();
        return started;
    }

    /** Those that the page lists for the exporter's user to publish to. */
    private static String permissions() throws IOException {
        String page = Files.readString(Path.of("../../docs/exporter.md"));
        String section = page.substring(page.indexOf("## Permissions"), page.indexOf("## Access"));
        return Pattern.compile("`(\\$[^`]+)`")
                .matcher(section)
                .results()
                .map(each -> '"' + each.group(1) + '"')
                .collect(Collectors.joining(", "));
    }

    public void createStream() throws Exception {
        management()
                .addStream(StreamConfiguration.builder()
                        .name(STREAM)
                        .subjects("findings.>")
                        .storageType(StorageType.File)
                        .build());
    }

    public JetStreamManagement management() throws Exception {
        return connection.jetStreamManagement();
    }

    public NatsServer process() {
        return server;
    }

    public NatsEndpoint endpoint(String user) throws Exception {
        Path secret = Files.writeString(folder.resolve(user + ".user"), user + ":" + user + "\n");
        return new NatsEndpoint(
                List.of(server.clientUrl()), new Credentials(Credentials.Kind.USER_PASSWORD, secret.toString()), null);
    }

    public FindingsConfig findings(String user) throws Exception {
        return new FindingsConfig(endpoint(user), FindingsConfig.Mode.JETSTREAM, STREAM, "findings");
    }

    /** Publishes a line as the job does. */
    public void publish(Line line) throws Exception {
        publish(line, messages.messageId(line));
    }

    /** Publishes a line so that it is stored, even if it was before. */
    public void publishAgain(Line line) throws Exception {
        publish(line, messages.messageId(line) + System.nanoTime());
    }

    /** Publishes for each of these minutes a window of account {@code A} with 100 requests, and an election. */
    public void publishWindows(int from, int until) throws Exception {
        for (int minute = from; minute < until; minute++) {
            publish(Lines.of(Made.window("A", minute, 2)));
            publish(Lines.of(Made.election(minute, minute, ElectionCause.UNPLANNED)));
        }
    }

    private void publish(Line line, String id) throws Exception {
        connection
                .jetStream()
                .publish(
                        messages.subject(line),
                        messages.body(line),
                        PublishOptions.builder().messageId(id).build());
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
        server.close();
    }
}
