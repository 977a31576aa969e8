package io.aftershock.monitor.config.schema;

import io.aftershock.monitor.check.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of the table of keys that says how metrics are served. */
final class ExporterKeys {

    private static final double MOST_ACCOUNTS = 10_000;
    private static final double DAY = 86_400;

    private static final Section TLS = Section.of(
            key("cert_file", Kind.FILE, null, "Required. PEM certificate chain to show to who scrapes."),
            key("key_file", Kind.FILE, null, "Required. PEM private key of cert_file, PKCS#8."));

    private static final Section BASIC_AUTH = Section.of(
            key("user", Kind.TEXT, null, "Required. Who may scrape."),
            key("password_file", Kind.FILE, null, "Required. A file with the password in its first line."));

    /** Of the whole configuration. */
    static final Section EXPORTER = Section.of(
            key("listen", Kind.ADDRESS, "0.0.0.0:9747", "Where metrics are served."),
            key("tls", TLS, null, "Files for HTTPS; without them plain HTTP."),
            key("basic_auth", BASIC_AUTH, null, "Who may scrape; without it everybody."),
            key(
                    "accounts",
                    new Quantity(Unit.COUNT, 1, MOST_ACCOUNTS, 1),
                    "200",
                    "How many accounts of a cluster have series of their own; the others share one account."),
            key(
                    "idle",
                    new Quantity(Unit.DURATION, 60, 31 * DAY, 1),
                    "1h",
                    "How long the series of an account stay of which nothing is heard; those of a cluster 24 times as long."),
            key(
                    "exemplars",
                    new OneOf(List.of("yes", "no")),
                    "no",
                    "Whether counters name the last finding in OpenMetrics."),
            key(
                    "state",
                    Kind.NAME,
                    "aftershock-exporter",
                    "Name of the key-value bucket, where findings are stored, that keeps counts over a restart; made if absent."));

    private ExporterKeys() {}

    private static Key key(String name, Shape shape, @Nullable String standard, String sentence) {
        return new Key(name, shape, standard, sentence);
    }
}
