package io.aftershock.connectors.nats.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials.Kind;
import io.aftershock.connectors.nats.testing.JwtAccount;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.aftershock.testkit.tls.Certificates;
import io.nats.client.Connection;
import io.nats.client.NKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contexts of the {@code nats} command, each against a server that lets in nobody else. */
@NeedsNatsServer
class NatsContextTest {

    private static final String SECRET = "s3cr3t-that-nobody-may-see";

    /** As the command writes it, with the fields that are not set. */
    private static final String EMPTY = """
            {"description":"", "url":"nats://elsewhere:4222", "socks_proxy":"", "token":"", "user":"", "password":"", "creds":"",
             "nkey":"", "cert":"", "key":"", "ca":"", "nsc":"", "jetstream_domain":"", "jetstream_api_prefix":"",
             "jetstream_event_prefix":"", "inbox_prefix":"", "user_jwt":"", "color_scheme":"", "tls_first":false}
            """;

    @TempDir
    Path folder;

    @Test
    void letsInAUserWithAPassword() throws Exception {
        try (NatsServer nats = server("authorization { user: reader, password: \"%s\" }".formatted(SECRET))) {
            assertThat(inboxOver(nats.clientUrl(), with("user", "reader", "password", SECRET)))
                    .startsWith("_INBOX.");
        }
    }

    @Test
    void letsInATokenAndAsksForAnswersWhereItIsAllowed() throws Exception {
        try (NatsServer nats = server("authorization { token: \"%s\" }".formatted(SECRET))) {
            assertThat(inboxOver(nats.clientUrl(), with("token", SECRET, "inbox_prefix", "_MINE")))
                    .startsWith("_MINE.");
        }
    }

    @Test
    void letsInTheSeedOfAFileBesideIt() throws Exception {
        NKey key = NKey.createUser(null);
        Files.writeString(folder.resolve("user.nk"), new String(key.getSeed()));
        String users = "authorization { users: [ { nkey: %s } ] }".formatted(new String(key.getPublicKey()));
        try (NatsServer nats = server(users)) {
            assertThat(inboxOver(nats.clientUrl(), with("nkey", "user.nk"))).isNotEmpty();
        }
    }

    @Test
    void letsInTheHolderOfACredsFile() throws Exception {
        JwtAccount account = JwtAccount.create();
        Path creds = Files.writeString(folder.resolve("user.creds"), account.credsFile());
        try (NatsServer nats = server(account.serverConfig())) {
            assertThat(inboxOver(nats.clientUrl(), with("creds", creds.toString())))
                    .isNotEmpty();
        }
    }

    @Test
    void showsItsCertificate() throws Exception {
        Certificates server = Certificates.create(folder, "server", "EC", "ip:127.0.0.1");
        Certificates client = Certificates.create(folder, "client", "EC", "ip:127.0.0.1");
        String tls = "tls { cert_file: \"%s\", key_file: \"%s\", ca_file: \"%s\", verify: true }"
                .formatted(server.certificate(), server.key(), client.certificate());
        try (NatsServer nats = server(tls)) {
            String context = with(
                    "ca", server.certificate().toString(),
                    "cert", client.certificate().toString(),
                    "key", client.key().toString());
            assertThat(inboxOver(nats.clientUrl(), context)).isNotEmpty();
            assertThat(inboxOver(nats.clientUrl().replace("nats:", "tls:"), context))
                    .isNotEmpty();
            assertThatThrownBy(() -> inboxOver(
                            nats.clientUrl(), with("ca", server.certificate().toString())))
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nsc      | nsc://o/a/u    | leaves the credentials to nsc, which is not asked here; name their file: nats context save --creds FILE",
                "user_jwt | SECRET         | holds a JWT without its seed; name a .creds file instead.",
                "user     | SECRET         | has a user and no password.",
                "cert     | SECRET         | has one of cert and key, and needs both.",
            })
    void saysWhatItCannotUse(String field, String value, String why) {
        assertThatThrownBy(() -> inboxOver("nats://127.0.0.1:1", with(field, value)))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("context.json " + why)
                .hasMessageNotContaining("SECRET");
    }

    private static String with(String... fieldsAndValues) {
        String context = EMPTY;
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            String field = "\"" + fieldsAndValues[i] + "\":\"";
            assertThat(context).contains(field + "\"");
            context = context.replace(field, field + fieldsAndValues[i + 1]);
        }
        return context;
    }

    private NatsServer server(String config) {
        return NatsServer.create("n1", ServerPorts.claim(), folder, config)
                .start()
                .awaitReady(Duration.ofSeconds(10));
    }

    private String inboxOver(String url, String context) throws Exception {
        Path file = Files.writeString(folder.resolve("context.json"), context);
        NatsEndpoint endpoint = new NatsEndpoint(List.of(url), new Credentials(Kind.CONTEXT, file.toString()), null);
        Connection connection = NatsConnections.connect(endpoint, "test");
        try {
            connection.flush(Duration.ofSeconds(2));
            return connection.createInbox();
        } finally {
            connection.close();
        }
    }
}
