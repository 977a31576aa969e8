package io.aftershock.connectors.nats.connection;

import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Tls;
import io.nats.client.support.JsonParseException;
import io.nats.client.support.JsonParser;
import io.nats.client.support.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file as {@code nats context save} writes it. It may hold secrets, so it has no text, and lives no longer than it takes to
 * open a connection.
 *
 * <p>Its URL is not used: where credentials are shown stands in one place only, the configuration.
 */
final class NatsContext {

    private static final Logger LOG = LoggerFactory.getLogger(NatsContext.class);

    private final String file;
    private final JsonValue fields;

    private NatsContext(String file, JsonValue fields) {
        this.file = file;
        this.fields = fields;
    }

    static NatsContext read(String file) throws IOException {
        String text = new SecretFile(file).readable();
        try {
            JsonValue fields = JsonParser.parse(text);
            if (fields.map != null) {
                return new NatsContext(file, fields).checked();
            }
        } catch (JsonParseException e) {
            // Not as a cause: it may quote what it could not read.
        }
        throw new IOException(file + " is not a context of the nats command; it must be the JSON that"
                + " 'nats context save' writes.");
    }

    private NatsContext checked() throws IOException {
        if (text("nsc") != null) {
            throw new IOException(file + " leaves the credentials to nsc, which is not asked here;"
                    + " name their file: nats context save --creds FILE");
        }
        if (text("user_jwt") != null) {
            throw new IOException(file + " holds a JWT without its seed; name a .creds file instead.");
        }
        if (text("user") != null && text("password") == null) {
            throw new IOException(file + " has a user and no password.");
        }
        if (text("socks_proxy") != null) {
            LOG.warn("{} names a socks_proxy, which is not used: connections are direct", file);
        }
        return this;
    }

    Authentication.@Nullable UserPassword userPassword() {
        String user = text("user");
        String password = text("password");
        return user == null || password == null ? null : new Authentication.UserPassword(user, password);
    }

    char @Nullable [] token() {
        String token = text("token");
        return token == null ? null : token.toCharArray();
    }

    /** The file of a JWT and a seed, or of a seed alone, that it names. */
    @Nullable
    Credentials credentials() {
        String creds = path("creds");
        if (creds != null) {
            return new Credentials(Credentials.Kind.CREDS, creds);
        }
        String nkey = path("nkey");
        return nkey == null ? null : new Credentials(Credentials.Kind.NKEY, nkey);
    }

    /** The files for TLS that it names; null if none. */
    @Nullable
    Tls tls() throws IOException {
        Tls tls = new Tls(path("ca"), path("cert"), path("key"));
        if ((tls.certFile() == null) != (tls.keyFile() == null)) {
            throw new IOException(file + " has one of cert and key, and needs both.");
        }
        return tls.caFile() == null && tls.certFile() == null ? null : tls;
    }

    @Nullable
    String inboxPrefix() {
        return text("inbox_prefix");
    }

    boolean tlsFirst() {
        JsonValue value = fields.map == null ? null : fields.map.get("tls_first");
        return value != null && Boolean.TRUE.equals(value.bool);
    }

    /** A path as the nats command reads it; a relative one is sought beside the context. */
    private @Nullable String path(String field) {
        String path = text(field);
        if (path == null) {
            return null;
        }
        String home = System.getProperty("user.home");
        Path named = Path.of(path.startsWith("~/") && home != null ? home + path.substring(1) : path);
        return Path.of(file).toAbsolutePath().resolveSibling(named).toString();
    }

    /** The command writes what is not set as an empty text. */
    private @Nullable String text(String field) {
        JsonValue value = fields.map == null ? null : fields.map.get(field);
        return value == null || value.string == null || value.string.isEmpty() ? null : value.string;
    }
}
