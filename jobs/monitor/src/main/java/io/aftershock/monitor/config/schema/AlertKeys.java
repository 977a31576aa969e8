package io.aftershock.monitor.config.schema;

import io.aftershock.monitor.check.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of the table of keys that says who is told of alerts. */
final class AlertKeys {

    private static final Section TLS = Section.of(
            key("ca_file", Kind.FILE, "the JVM's trust store", "PEM certificates to trust."),
            key("cert_file", Kind.FILE, null, "PEM certificate chain to show to the server; needs key_file."),
            key("key_file", Kind.FILE, null, "PEM private key of cert_file, PKCS#8."));

    private static final Section BASIC_AUTH = Section.of(
            key("user", Kind.TEXT, null, "Required. Who logs in."),
            key("password_file", Kind.FILE, null, "Required. A file with the password in its first line."));

    private static final Section ALERTMANAGER = Section.of(
            key("url", Kind.WEB_URL, null, "Required. Up to where /api/v2 begins."),
            key("basic_auth", BASIC_AUTH, null, "User and password."),
            key("token_file", Kind.FILE, null, "A file with a bearer token in its first line."),
            key("tls", TLS, null, "Files for HTTPS."));

    private static final Section WEBHOOK = Section.of(
            key("url", Kind.WEB_URL, null, "Required. Where each alert is posted when it begins and when it ends."),
            key(
                    "secret_file",
                    Kind.FILE,
                    null,
                    "Required. A file with a secret, whsec_ and base64, in each line; all of them sign."),
            key("tls", TLS, null, "Files for HTTPS."));

    private static final Section LINKS = Section.of(
            key(
                    "runbooks",
                    Kind.WEB_URL,
                    null,
                    "What docs/checks/CODE.md is put behind, such as the address of this project's files."),
            key("dashboards", Kind.WEB_URL, null, "Address of the Grafana that has the dashboards."));

    /** Of the whole configuration. */
    static final Section ALERTS = Section.of(
            key(
                    "alertmanagers",
                    new ListOf(ALERTMANAGER),
                    null,
                    "All Alertmanagers of a cluster, not one address for all."),
            key("webhook", WEBHOOK, null, "A receiver of Standard Webhooks."),
            key(
                    "resend",
                    new Quantity(Unit.DURATION, 1, 600, 1),
                    "30s",
                    "How often an alert is told to Alertmanager again while it fires."),
            key(
                    "min_severity",
                    new OneOf(List.of("warning", "critical")),
                    "warning",
                    "The least severity that is told; info never is."),
            key("links", LINKS, null, "Where alerts lead to."));

    private AlertKeys() {}

    private static Key key(String name, Shape shape, @Nullable String standard, String sentence) {
        return new Key(name, shape, standard, sentence);
    }
}
