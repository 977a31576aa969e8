package io.aftershock.cli.secrets;

import io.aftershock.cli.observatory.Operator;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.aftershock.testkit.tls.Certificates;
import io.nats.client.NKey;
import io.nats.client.support.Encoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Servers with JetStream that let in by each kind of credentials, the files for it, files with secrets that are refused, and
 * files that are not what they should be; and all the secrets in them.
 */
final class SecretFleet implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CLAIMS = "{\"APP\": {\"exports\": []}, \"SYS\": {}}";

    private final Path folder;
    private final List<NatsServer> servers = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>();
    private final List<Login> good = new ArrayList<>();
    private final List<Login> wrong = new ArrayList<>();
    private final List<Login> damaged = new ArrayList<>();

    SecretFleet(Path folder) throws Exception {
        this.folder = folder;
        try {
            users();
            token();
            creds();
            mutualTls();
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    List<Secret> secrets() {
        return secrets;
    }

    /** One of each kind, and all are let in. */
    List<Login> good() {
        return good;
    }

    /** One of each kind, and all are refused. */
    List<Login> wrong() {
        return wrong;
    }

    /** With files that hold a secret, and not in the way that they should. */
    List<Login> damaged() {
        return damaged;
    }

    /** A new secret. */
    String secret(String name) {
        String text = "s3cr3t-" + UUID.randomUUID();
        secrets.add(Secret.of(name, text));
        return text;
    }

    Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private void users() throws Exception {
        String password = secret("password");
        String ofContext = secret("password of a context");
        NKey key = nkey("nkey");
        String url = start("users", """
                accounts {
                  APP: {jetstream: enabled, users: [
                    {user: app, password: "%s"}, {user: context, password: "%s"}, {nkey: %s}
                  ]}
                  SYS: {users: [{user: sys, password: sys}]}
                }
                system_account: SYS
                """.formatted(password, ofContext, String.valueOf(key.getPublicKey())));

        Login user = new Login("user", url, "credentials: {user_file: good.user}");
        file("good.user", "app:" + password);
        file("wrong.user", "app:" + secret("wrong password"));
        file("damaged.user", secret("password without a user"));
        add(user, "credentials: {user_file: wrong.user}", "credentials: {user_file: damaged.user}");

        Login nkey = new Login("nkey", url, "credentials: {nkey_file: good.nkey}");
        file("good.nkey", String.valueOf(key.getSeed()));
        String other = String.valueOf(nkey("wrong nkey").getSeed());
        file("wrong.nkey", other);
        file("damaged.nkey", other.substring(0, other.length() - 4) + "====");
        add(nkey, "credentials: {nkey_file: wrong.nkey}", "credentials: {nkey_file: damaged.nkey}");

        Login context = new Login("context", url, "credentials: {context_file: good.json}");
        file("good.json", "{\"user\": \"context\", \"password\": \"%s\"}".formatted(ofContext));
        file("wrong.json", "{\"user\": \"context\", \"password\": \"%s\"}".formatted(secret("wrong context")));
        file("damaged.json", "{\"user\": \"context\", \"password\": \"%s".formatted(secret("damaged context")));
        add(context, "credentials: {context_file: wrong.json}", "credentials: {context_file: damaged.json}");
    }

    private void token() throws Exception {
        String token = secret("token");
        String url = start("token", "authorization { token: \"%s\" }\n".formatted(token));
        file("good.token", token);
        file("wrong.token", secret("wrong token"));
        file("damaged.token", "\n" + secret("token in the second line"));
        add(
                new Login("token", url, "credentials: {token_file: good.token}"),
                "credentials: {token_file: wrong.token}",
                "credentials: {token_file: damaged.token}");
    }

    private void creds() throws Exception {
        Operator operator = new Operator(CLAIMS);
        String url = start("creds", operator.config("SYS"));
        String creds = credsFile("creds", operator);
        file("good.creds", creds);
        String other = credsFile("wrong creds", new Operator(CLAIMS));
        file("wrong.creds", other);
        file("damaged.creds", other.replace("SEED", "S**D"));
        add(
                new Login("creds", url, "credentials: {creds_file: good.creds}"),
                "credentials: {creds_file: wrong.creds}",
                "credentials: {creds_file: damaged.creds}");
    }

    private void mutualTls() throws Exception {
        Certificates server = Certificates.create(folder, "server", "EC", "ip:127.0.0.1");
        Certificates client = clientKey("key");
        String url = start(
                        "tls",
                        "tls { cert_file: \"%s\", key_file: \"%s\", ca_file: \"%s\", verify: true }\n"
                                .formatted(server.certificate(), server.key(), client.certificate()))
                .replace("nats://", "tls://");
        Certificates other = clientKey("wrong key");
        String key = Files.readString(other.key());
        file("damaged-key.pem", key.replace("PRIVATE", "OTHER"));
        String files = "tls: {ca_file: server.pem, cert_file: %s, key_file: %s}";
        add(
                new Login("tls", url, files.formatted(client.certificate(), client.key())),
                files.formatted(other.certificate(), other.key()),
                files.formatted(other.certificate(), "damaged-key.pem"));
    }

    private void add(Login login, String wrongKeys, String damagedKeys) {
        good.add(login);
        wrong.add(login.with(login.name() + "-wrong", wrongKeys));
        damaged.add(login.with(login.name() + "-damaged", damagedKeys));
    }

    private String start(String name, String config) {
        NatsServer server =
                NatsServer.create(name, ServerPorts.claim(), folder, "jetstream { store_dir: store }\n" + config);
        servers.add(server);
        return server.start().awaitReady(PATIENCE).clientUrl();
    }

    private NKey nkey(String name) throws Exception {
        NKey key = NKey.createUser(null);
        seed(name, String.valueOf(key.getSeed()));
        return key;
    }

    /** As text, and the 32 bytes that it stands for. */
    private void seed(String name, String seed) {
        secrets.add(Secret.of(name, seed));
        byte[] bytes = Encoding.base32Decode(seed.toCharArray());
        secrets.add(Secret.of(name + ", decoded", Arrays.copyOfRange(bytes, 2, 34)));
    }

    /** The signature of the JWT too: with it and the seed anybody is the user. */
    private String credsFile(String name, Operator operator) {
        String creds = operator.creds("APP", Map.of());
        List<String> lines = creds.lines().toList();
        String jwt = lines.get(1);
        secrets.add(Secret.of(name + ", JWT", jwt.substring(jwt.lastIndexOf('.') + 1)));
        seed(name + ", seed", lines.get(5));
        return creds;
    }

    private Certificates clientKey(String name) throws Exception {
        Certificates made = Certificates.create(folder, name.replace(' ', '-'), "EC", "ip:127.0.0.1");
        List<String> lines = Files.readString(made.key()).lines().toList();
        String body = String.join("", lines.subList(1, lines.size() - 1));
        byte[] der = Base64.getDecoder().decode(body);
        secrets.add(Secret.of(name + ", line of the file", lines.get(1)));
        secrets.add(Secret.of(name + ", bytes", Arrays.copyOfRange(der, der.length - 32, der.length)));
        return made;
    }

    @Override
    public void close() {
        servers.forEach(NatsServer::close);
    }
}
