package io.aftershock.connectors.nats.connection;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a NATS system is and how to be let in. It names files and never holds a secret, so it may be logged and may
 * travel in a job graph.
 *
 * @param urls servers, {@code nats://host:port} or {@code tls://host:port}; without user information
 * @param credentials how to authenticate; null for none
 * @param tls files for TLS; null to use TLS only if a URL says {@code tls://}, with the JVM's trust store
 */
public record NatsEndpoint(
        List<String> urls,
        @Nullable Credentials credentials,
        @Nullable Tls tls) implements Serializable {

    /**
     * Takes a copy of the list.
     *
     * @throws IllegalArgumentException if there is no URL, or one holds user information, which would be a secret; the
     *     message does not repeat it
     */
    public NatsEndpoint {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("An endpoint needs at least one URL, such as nats://host:4222.");
        }
        if (urls.stream().anyMatch(url -> url.contains("@"))) {
            throw new IllegalArgumentException(
                    "A URL holds user information; put it into a credentials file, so that it is never logged.");
        }
    }

    /** Whether connections are encrypted, and the server's certificate and host checked. */
    public boolean usesTls() {
        return tls != null || urls.stream().anyMatch(url -> url.startsWith("tls://"));
    }

    /**
     * The file that holds the secret, and what kind of secret it is.
     *
     * @param kind how the file is read
     * @param file path of the file, readable wherever the job runs
     */
    public record Credentials(Kind kind, String file) implements Serializable {

        /** How a credentials file is read. */
        public enum Kind {
            /** A {@code .creds} file as {@code nsc} writes it: user JWT and seed. */
            CREDS,
            /** An nkey seed alone in the file. */
            NKEY,
            /** {@code user:password} in the first line. */
            USER_PASSWORD,
            /** A token in the first line. */
            TOKEN,
            /** A context of the {@code nats} command: any of these, or files for TLS; its URL is not used. */
            CONTEXT
        }
    }

    /**
     * PEM files for TLS.
     *
     * @param caFile certificates to trust; null for the JVM's trust store
     * @param certFile the client's certificate chain; null without mutual TLS
     * @param keyFile the client's PKCS#8 private key; null without mutual TLS
     */
    public record Tls(
            @Nullable String caFile,
            @Nullable String certFile,
            @Nullable String keyFile) implements Serializable {}
}
