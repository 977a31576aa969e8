package io.aftershock.connectors.nats.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials.Kind;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Tls;
import io.aftershock.connectors.nats.testing.JwtAccount;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.aftershock.testkit.tls.Certificates;
import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.NKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsNatsServer
class NatsConnectionsTest {

    private static final String SECRET = "s3cr3t-that-nobody-may-see";

    @TempDir
    Path folder;

    @Test
    void letsInAUserWithThePasswordInTheFile() throws Exception {
        String users = "authorization { user: reader, password: \"%s\" }".formatted(SECRET);
        assertThat(nameSeenBy(users, Kind.USER_PASSWORD, "reader:" + SECRET + "\n"))
                .isEqualTo("aftershock-test");
    }

    @Test
    void letsInATokenInTheFile() throws Exception {
        String token = "authorization { token: \"%s\" }".formatted(SECRET);
        assertThat(nameSeenBy(token, Kind.TOKEN, SECRET)).isEqualTo("aftershock-test");
    }

    @Test
    void letsInAnNkeyWithItsSeedInTheFile() throws Exception {
        NKey key = NKey.createUser(null);
        String nkey = "authorization { users: [ { nkey: %s } ] }".formatted(new String(key.getPublicKey()));
        assertThat(nameSeenBy(nkey, Kind.NKEY, new String(key.getSeed()))).isEqualTo("aftershock-test");
    }

    @Test
    void letsInTheHolderOfACredsFile() throws Exception {
        JwtAccount account = JwtAccount.create();
        assertThat(nameSeenBy(account.serverConfig(), Kind.CREDS, account.credsFile()))
                .isEqualTo("aftershock-test");
    }

    @Test
    void readsTheSecretAnewForEachConnection() throws Exception {
        try (NatsServer nats = server("authorization { user: reader, password: \"%s\" }".formatted(SECRET))) {
            NatsEndpoint endpoint = endpoint(nats.clientUrl(), Kind.USER_PASSWORD, "reader:old");
            assertThatThrownBy(() -> connectedName(endpoint)).isInstanceOf(AuthenticationException.class);
            Files.writeString(folder.resolve("secret.txt"), "reader:" + SECRET);

            assertThat(connectedName(endpoint)).isEqualTo("aftershock-test");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void connectsWithMutualTls(String algorithm) throws Exception {
        Certificates server = Certificates.create(folder, "server", algorithm, "ip:127.0.0.1");
        Certificates client = Certificates.create(folder, "client", algorithm, "ip:127.0.0.1");
        String tls = "tls { cert_file: \"%s\", key_file: \"%s\", ca_file: \"%s\", verify: true }"
                .formatted(server.certificate(), server.key(), client.certificate());
        try (NatsServer nats = server(tls)) {
            Tls files = new Tls(
                    server.certificate().toString(),
                    client.certificate().toString(),
                    client.key().toString());
            assertThat(connectedName(new NatsEndpoint(List.of(nats.clientUrl()), null, files)))
                    .isEqualTo("aftershock-test");

            Tls otherCa = new Tls(client.certificate().toString(), null, null);
            assertThatThrownBy(() -> connectedName(new NatsEndpoint(List.of(nats.clientUrl()), null, otherCa)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void acceptsAServerWhoseCertificateIsForTheNameInTheUrl() throws Exception {
        Certificates named = Certificates.create(folder, "named", "EC", "dns:localhost");
        String tls = "tls { cert_file: \"%s\", key_file: \"%s\" }".formatted(named.certificate(), named.key());
        try (NatsServer nats = server(tls)) {
            Tls files = new Tls(named.certificate().toString(), null, null);
            List<String> urls = List.of("tls://localhost:" + nats.ports().client());

            assertThat(connectedName(new NatsEndpoint(urls, null, files))).isEqualTo("aftershock-test");
        }
    }

    @Test
    void refusesAServerWhoseCertificateIsForAnotherHost() throws Exception {
        Certificates other = Certificates.create(folder, "other", "EC", "ip:127.0.0.9");
        String tls = "tls { cert_file: \"%s\", key_file: \"%s\" }".formatted(other.certificate(), other.key());
        try (NatsServer nats = server(tls)) {
            Tls files = new Tls(other.certificate().toString(), null, null);
            NatsEndpoint endpoint = new NatsEndpoint(List.of(nats.clientUrl()), null, files);

            assertThatThrownBy(() -> connectedName(endpoint)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesWithoutNamingThePassword() throws Exception {
        try (NatsServer nats = server("authorization { user: reader, password: other }")) {
            NatsEndpoint endpoint = endpoint(nats.clientUrl(), Kind.USER_PASSWORD, "reader:" + SECRET);
            Throwable refusal = catchThrowable(() -> connectedName(endpoint));

            assertThat(refusal).isInstanceOf(AuthenticationException.class);
            assertThat(trace(refusal)).doesNotContain(SECRET);
            assertThat(endpoint.toString()).doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void namesAFileThatIsMissing(Kind kind) {
        NatsEndpoint endpoint =
                new NatsEndpoint(List.of("nats://127.0.0.1:1"), new Credentials(kind, "/nowhere/secret"), null);

        assertThatThrownBy(() -> connectedName(endpoint))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot read the credentials file /nowhere/secret (NoSuchFileException); "
                        + "it must exist and be readable wherever the job runs.");
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "TOKEN", mode = EnumSource.Mode.EXCLUDE)
    void namesAFileOfAnotherKindAndNotWhatIsInIt(Kind kind) throws Exception {
        NatsEndpoint endpoint = endpoint("nats://127.0.0.1:1", kind, SECRET);
        Throwable complaint = catchThrowable(() -> connectedName(endpoint));

        assertThat(complaint).isInstanceOf(IOException.class).hasMessageContaining("secret.txt");
        assertThat(trace(complaint)).doesNotContain(SECRET);
    }

    @Test
    void refusesSecretsInUrlsWithoutRepeatingThem() {
        assertThatThrownBy(() -> new NatsEndpoint(List.of("nats://me:" + SECRET + "@host:4222"), null, null))
                .hasMessage(
                        "A URL holds user information; put it into a credentials file, so that it is never logged.");
    }

    private @Nullable String nameSeenBy(String config, Kind kind, String secret) throws Exception {
        try (NatsServer nats = server(config)) {
            return connectedName(endpoint(nats.clientUrl(), kind, secret));
        }
    }

    private NatsServer server(String config) {
        return NatsServer.create("n1", ServerPorts.claim(), folder, config)
                .start()
                .awaitReady(Duration.ofSeconds(10));
    }

    private NatsEndpoint endpoint(String url, Kind kind, String secret) throws IOException {
        Path file = Files.writeString(folder.resolve("secret.txt"), secret);
        return new NatsEndpoint(List.of(url), new Credentials(kind, file.toString()), null);
    }

    private static @Nullable String connectedName(NatsEndpoint endpoint) throws Exception {
        Connection connection = NatsConnections.connect(endpoint, "test");
        try {
            connection.flush(Duration.ofSeconds(2));
            return connection.getOptions().getConnectionName();
        } finally {
            connection.close();
        }
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
