package io.aftershock.monitor.config;

import org.jspecify.annotations.Nullable;

/**
 * How the exporter serves what it reads. It names files and holds no secret.
 *
 * @param listen host and port
 * @param tls files for HTTPS; null for plain HTTP
 * @param basicAuth who may read; null for everybody
 * @param accounts how many of a cluster have series of their own
 * @param idleMillis how long a series stays of which nothing is heard
 * @param exemplars whether series name a finding, in OpenMetrics only
 * @param bucket where counts are kept over a restart
 */
public record ExporterConfig(
        String listen,
        @Nullable Tls tls,
        @Nullable BasicAuth basicAuth,
        int accounts,
        long idleMillis,
        boolean exemplars,
        String bucket) {

    /** The part of {@link #listen} before the port. */
    public String host() {
        String host = listen.substring(0, listen.lastIndexOf(':'));
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    public int port() {
        return Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
    }

    /** PEM files of a server. */
    public record Tls(String certFile, String keyFile) {}

    /** A user, and the file whose first line is the password. */
    public record BasicAuth(String user, String passwordFile) {}
}
