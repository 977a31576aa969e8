package io.aftershock.monitor.config.schema;

import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Tunable;
import io.aftershock.monitor.check.Unit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of all keys; the reference in {@code docs/configuration.md} is made from it. */
public final class Schema {

    private static final double DAY = 86_400;
    private static final double MONTH = 31 * DAY;
    private static final double MANY = 1_000_000_000;

    private static final Section CREDENTIALS = Section.of(
            key("creds_file", Kind.FILE, null, "A .creds file as nsc writes it."),
            key("nkey_file", Kind.FILE, null, "An nkey seed alone in a file."),
            key("user_file", Kind.FILE, null, "A file with user:password in its first line."),
            key("token_file", Kind.FILE, null, "A file with a token in its first line."),
            key(
                    "context_file",
                    Kind.FILE,
                    null,
                    "A context as nats context save writes it; its url and socks_proxy are not used."));

    private static final Section TLS = Section.of(
            key("ca_file", Kind.FILE, "the JVM's trust store", "PEM certificates to trust."),
            key("cert_file", Kind.FILE, null, "PEM certificate chain to show to the server; needs key_file."),
            key("key_file", Kind.FILE, null, "PEM private key of cert_file, PKCS#8."));

    private static final Section STREAM = Section.of(key(
                    "name", Kind.NAME, null, "Required. Positions are kept by it: renaming it reads from the start."))
            .and(connection("the cluster's if layout is plain, else required"))
            .and(Section.of(
                    key("stream", Kind.NAME, "FLEET", "Name of the JetStream stream."),
                    key(
                            "subjects",
                            Kind.SUBJECT,
                            "fleet.<cluster>.>",
                            "Which of its messages are of this cluster; all of them if layout is plain."),
                    key(
                            "layout",
                            new OneOf(List.of("observatory", "plain")),
                            "observatory",
                            "Whether subjects are those of an observatory, or as they were published."),
                    key("account", Kind.TEXT, null, "The account that published them; required if layout is plain.")));

    private static final Section SUBSCRIPTION = Section.of(
                    key("name", Kind.NAME, null, "Required. Unlike that of any stream of the cluster."))
            .and(connection("the cluster's"))
            .and(Section.of(
                    key("account", Kind.TEXT, null, "Required. The account whose user listens."),
                    key(
                            "subjects",
                            new ListOf(Kind.SUBJECT),
                            "$JS.EVENT.ADVISORY.>",
                            "What to listen to; with the system account also $SYS.SERVER.> and $SYS.ACCOUNT.>.")));

    private static final Section POLLS = Section.of(key(
                    "by",
                    new OneOf(List.of("system_account", "observatory", "http", "none")),
                    "system_account",
                    "The way in which servers are asked for their state."))
            .and(connection("the cluster's; by observatory: those of the first observatory's stream"))
            .and(Section.of(
                    key(
                            "prefix",
                            Kind.SUBJECT,
                            "fleet.<cluster>.mon",
                            "By observatory: where it imports the requests."),
                    key(
                            "nodes",
                            new Nodes(),
                            null,
                            "The servers: client URLs by name, by http monitoring URLs, by observatory a list of names, else those observed."),
                    key("interval", duration(0.1, 600), "5s", "Between two polls of jsz and raftz."),
                    key("health_interval", duration(0.1, 600), "1s", "Between two polls of health.")));

    private static final Section SOURCE = Section.of(
            key(
                    "streams",
                    new ListOf(STREAM),
                    "one of each observatory if the cluster says how it is observed",
                    "Where the telemetry is captured; two observatories are safest."),
            key(
                    "subscriptions",
                    new ListOf(SUBSCRIPTION),
                    null,
                    "Where telemetry is heard and stored by nobody: it is lost while the job does not listen."),
            key("polls", POLLS, null, "How the servers are asked."));

    /** One cluster, in the configuration or in the fleet directory. */
    public static final Section CLUSTER = Section.of(
                    key("name", Kind.NAME, null, "Required. As the servers call their cluster."),
                    key("environment", Kind.NAME, null, "A word for overrides, such as production."),
                    key(
                            "spans",
                            new ListOf(Kind.NAME),
                            null,
                            "The NATS clusters of a supercluster, if the entry is one: findings about accounts and elections"
                                    + " name them."))
            .and(connection(null))
            .and(Section.of(
                    key("source", SOURCE, null, "Where telemetry of the cluster comes from."),
                    key(
                            "observatory",
                            ObservatoryKeys.OBSERVED,
                            null,
                            "How the observatories reach it, for the verb observatory.")));

    private static final Section WINDOWS = Section.of(
            key("size", wholeSeconds(1, DAY), "60s", "Length of a window; a multiple of slide."),
            key("slide", wholeSeconds(1, DAY), "10s", "Distance of two windows."),
            key("allowance", duration(0, DAY), "30s", "How long a window waits for late rows before it is printed."));

    /** Of each check what it lets be tuned. */
    public static final Section CHECKS = new Section(Arrays.stream(Check.values())
            .map(check -> key(check.name(), tunables(check), null, check.meaning()))
            .toList());

    /** One override, in the configuration or in the policy bucket. */
    public static final Section OVERRIDE = Section.of(
            key("environment", Kind.NAME, null, "Holds in clusters of this environment only."),
            key("cluster", Kind.NAME, null, "Holds in this cluster only."),
            key("account", Kind.TEXT, null, "Holds for this account only, by its name or its key."),
            key("checks", CHECKS, null, "Required. Thresholds that hold there."));

    /** One time of planned work, in the configuration or in the policy bucket. */
    public static final Section MAINTENANCE = Section.of(
            key("environment", Kind.NAME, null, "In clusters of this environment only."),
            key("cluster", Kind.NAME, null, "In this cluster only."),
            key("from", Kind.TIME, null, "Required. When it begins, by the cluster's clock."),
            key("to", Kind.TIME, null, "Required. When it has ended: what is open then gets its real severity."),
            key("reason", Kind.TEXT, null, "Required. What is being done; it is in each finding of that time."));

    private static final Section POLICY =
            connection("required").and(Section.of(key("bucket", Kind.NAME, "policy", "Name of the key-value bucket.")));

    private static final Section FINDINGS = connection("required")
            .and(Section.of(
                    key(
                            "mode",
                            new OneOf(List.of("jetstream", "core")),
                            "jetstream",
                            "Whether findings are stored in a stream, or only told to who listens right then."),
                    key("stream", Kind.NAME, "FINDINGS", "Name of the JetStream stream that findings go to."),
                    key("subject", Kind.SUBJECT, "findings", "Subject under which they are published.")));

    private static final Section FLEET = connection("required")
            .and(Section.of(key("bucket", Kind.NAME, "clusters", "Name of the key-value bucket.")));

    /** The whole configuration. */
    public static final Section ROOT = Section.of(
            key("clusters", new ListOf(CLUSTER), null, "The fleet; required unless fleet is there."),
            key("fleet", FLEET, null, "A bucket that lists clusters, each under its name, and is watched."),
            key("windows", WINDOWS, null, "The shape of the windows."),
            key("checks", CHECKS, null, "Thresholds of the whole fleet."),
            key("overrides", new ListOf(OVERRIDE), null, "Other thresholds for a part of the fleet."),
            key("maintenance", new ListOf(MAINTENANCE), null, "When work is planned: what is found then is an info."),
            key(
                    "policy",
                    POLICY,
                    null,
                    "A bucket of thresholds, overrides and maintenance that hold as soon as they are put there."),
            key("findings", FINDINGS, null, "Where findings are published; without it nowhere."),
            key("history", HistoryKeys.HISTORY, null, "Where what was counted and found is kept for months."),
            key("exporter", ExporterKeys.EXPORTER, null, "How the exporter serves metrics."),
            key("alerts", AlertKeys.ALERTS, null, "Who is told of what is open; without it nobody."),
            key(
                    "observatories",
                    new ListOf(ObservatoryKeys.server(connection("required if a cluster takes its streams from here"))),
                    null,
                    "Servers that store the telemetry outside of the clusters."));

    private Schema() {}

    private static Section connection(@Nullable String standardUrls) {
        return Section.of(
                key("urls", new ListOf(Kind.NATS_URL), standardUrls, "Servers to connect to."),
                key("credentials", CREDENTIALS, null, "One of these files."),
                key("tls", TLS, null, "Files for TLS."));
    }

    private static Section tunables(Check check) {
        return new Section(check.tunables().stream()
                .map(tunable -> key(
                        tunable.key(),
                        amount(tunable),
                        Amount.print(tunable.unit(), tunable.defaultValue()),
                        sentence(tunable.reason())))
                .toList());
    }

    private static Quantity amount(Tunable tunable) {
        return switch (tunable.unit()) {
            case RATIO -> new Quantity(Unit.RATIO, 0, 1, 0);
            case DURATION -> wholeSeconds(tunable.key().endsWith("lookback") ? 1 : 0, longest(tunable));
            case COUNT -> new Quantity(Unit.COUNT, 0, MANY, 1);
            case RULE -> new Quantity(Unit.RULE, 0, MANY, 1);
        };
    }

    /** What is remembered for days by default may be for weeks; what looks back over calls may not. */
    private static double longest(Tunable tunable) {
        return tunable.defaultValue() >= DAY ? MONTH : DAY;
    }

    private static Quantity duration(double least, double most) {
        return new Quantity(Unit.DURATION, least, most, 0);
    }

    /** What a cluster's clock, which ticks each second, can tell apart. */
    private static Quantity wholeSeconds(double least, double most) {
        return new Quantity(Unit.DURATION, least, most, 1);
    }

    private static String sentence(String reason) {
        return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
    }

    private static Key key(String name, Shape shape, @Nullable String standard, String sentence) {
        return new Key(name, shape, standard, sentence);
    }
}
