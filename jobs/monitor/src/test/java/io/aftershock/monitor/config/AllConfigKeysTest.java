package io.aftershock.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.history.CatalogConfig;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.S3Config;
import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.jsz.config.PollPath;
import io.aftershock.connectors.jsz.config.PollSubjects;
import io.aftershock.connectors.jsz.config.PollTimes;
import io.aftershock.connectors.jsz.config.SystemPolls;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Tls;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.CoreSubscription;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Tunable;
import io.aftershock.monitor.check.Unit;
import io.aftershock.monitor.config.observatory.ObservatoriesConfig;
import io.aftershock.monitor.config.observatory.ObservatoryConfig;
import io.aftershock.monitor.config.observatory.ObservedCluster;
import io.aftershock.monitor.config.schema.Key;
import io.aftershock.monitor.config.schema.ListOf;
import io.aftershock.monitor.config.schema.Schema;
import io.aftershock.monitor.config.schema.Section;
import io.aftershock.monitor.config.schema.Shape;
import io.aftershock.monitor.config.tree.Node;
import io.aftershock.monitor.config.tree.Problems;
import io.aftershock.monitor.config.tree.YamlTree;
import io.aftershock.monitor.ingest.Spans;
import io.aftershock.monitor.policy.MaintenanceWindow;
import io.aftershock.monitor.window.WindowSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads a configuration that has every key, so that no key can be added without being read. */
class AllConfigKeysTest {

    private static final String YAML = ConfigFolder.resource("all-keys.yaml");

    @TempDir
    private Path temp;

    private ConfigFolder folder;
    private FleetConfig config;

    @BeforeEach
    void load() {
        folder = new ConfigFolder(temp)
                .with(
                        "c1.creds",
                        "sys.user",
                        "o1.nk",
                        "o2.token",
                        "f.json",
                        "f.creds",
                        "ca.pem",
                        "client.pem",
                        "client.key",
                        "db.password",
                        "s3.key",
                        "s3.secret",
                        "scrape.password",
                        "am.password",
                        "am.token",
                        "hook.secret");
        config = folder.load(YAML);
    }

    @Test
    void hasEveryKeyOfTheSchema() {
        Set<Key> written = new HashSet<>();
        collect(Schema.ROOT, YamlTree.ofFile(YAML, temp, new Problems()), written);
        Set<Key> known = new HashSet<>();
        collect(Schema.ROOT, known);

        assertThat(known).as("keys that all-keys.yaml leaves out").isSubsetOf(written);
    }

    private NatsEndpoint firstObservatory() {
        return new NatsEndpoint(
                List.of("nats://o1:4222"),
                new Credentials(Credentials.Kind.NKEY, folder.path("o1.nk")),
                new Tls(folder.path("ca.pem"), null, null));
    }

    private static void collect(Shape shape, Set<Key> known) {
        if (shape instanceof ListOf list) {
            collect(list.item(), known);
        } else if (shape instanceof Section section) {
            known.addAll(section.keys());
            section.keys().forEach(key -> collect(key.shape(), known));
        }
    }

    private static void collect(Shape shape, Node node, Set<Key> written) {
        if (shape instanceof ListOf list && node instanceof Node.Items items) {
            items.items().forEach(item -> collect(list.item(), item, written));
        } else if (shape instanceof Section section && node instanceof Node.Fields fields) {
            fields.fields().forEach((name, value) -> {
                written.add(section.key(name));
                collect(section.key(name).shape(), value, written);
            });
        }
    }

    @Test
    void readsAClusterOfItsOwn() {
        Tls tls = new Tls(folder.path("ca.pem"), folder.path("client.pem"), folder.path("client.key"));
        List<String> urls = List.of("tls://a:4222", "tls://b:4222");
        Credentials system = new Credentials(Credentials.Kind.USER_PASSWORD, folder.path("sys.user"));
        CaptureStream stream = new CaptureStream(
                "inside",
                new NatsEndpoint(urls, new Credentials(Credentials.Kind.CREDS, folder.path("c1.creds")), tls),
                "ADVISORIES",
                "$JS.EVENT.>",
                SubjectLayout.plain("ORDERS"));
        SystemPolls polls = new SystemPolls(
                PollPath.systemAccount(new NatsEndpoint(urls, system, tls)),
                Map.of("n1", PollPath.systemAccount(new NatsEndpoint(List.of("nats://n1:4222"), system, tls))));

        assertThat(config.clusters().get(0))
                .isEqualTo(new ClusterConfig(
                        "c1",
                        "production",
                        List.of(stream),
                        ClusterPolls.over("c1", polls).every(new PollTimes(10_000, 2_000))));
    }

    @Test
    void readsAClusterWithObservatories() {
        Tls tls = new Tls(folder.path("ca.pem"), null, null);
        CaptureStream stream = new CaptureStream(
                "o1",
                new NatsEndpoint(
                        List.of("nats://o1:4222"), new Credentials(Credentials.Kind.NKEY, folder.path("o1.nk")), tls),
                "FLEET2",
                "fleet.cluster2.>",
                SubjectLayout.observatory());
        NatsEndpoint asked = new NatsEndpoint(
                List.of("nats://o2:4222"), new Credentials(Credentials.Kind.TOKEN, folder.path("o2.token")), tls);
        SystemPolls polls = new SystemPolls(
                new PollPath(asked, PollSubjects.under("mon.c2.ping")),
                Map.of(
                        "n1", new PollPath(asked, PollSubjects.under("mon.c2.n1.ping")),
                        "n2", new PollPath(asked, PollSubjects.under("mon.c2.n2.ping"))));

        assertThat(config.clusters().get(2))
                .isEqualTo(new ClusterConfig("c2", null, List.of(stream), ClusterPolls.over("c2", polls)));
    }

    @Test
    void readsAClusterThatIsHeardAndNotStored() {
        CoreSubscription heard = new CoreSubscription(
                "heard",
                new NatsEndpoint(
                        List.of("nats://c:4222"),
                        new Credentials(Credentials.Kind.USER_PASSWORD, folder.path("sys.user")),
                        new Tls(folder.path("ca.pem"), null, null)),
                "ORDERS",
                List.of("$JS.EVENT.ADVISORY.API", "$SYS.SERVER.>"));

        assertThat(config.clusters().get(1)).isEqualTo(new ClusterConfig("c0", null, List.of(), null, List.of(heard)));
    }

    @Test
    void readsWhereMoreClustersAreListed() {
        assertThat(config.directory())
                .isEqualTo(new DirectoryConfig(
                        new NatsEndpoint(
                                List.of("nats://d:4222"),
                                new Credentials(Credentials.Kind.CREDS, folder.path("f.creds")),
                                new Tls(folder.path("ca.pem"), null, null)),
                        "fleet",
                        new ClusterEntries(
                                temp.toAbsolutePath().normalize().toString(),
                                Map.of(
                                        "o1",
                                        firstObservatory(),
                                        "o2",
                                        new NatsEndpoint(List.of("nats://o2:4222"), null, null)))));
    }

    @Test
    void readsWhenWorkIsPlanned() {
        long from = Instant.parse("2026-11-21T22:00:00Z").toEpochMilli();
        long to = Instant.parse("2026-11-22T01:30:00Z").toEpochMilli();

        assertThat(config.maintenance())
                .containsExactly(
                        new MaintenanceWindow("production", "c1", from, to, "upgrade of the servers"),
                        new MaintenanceWindow("production", "c1-east", from, to, "upgrade of the servers"),
                        new MaintenanceWindow("production", "c1-west", from, to, "upgrade of the servers"));
    }

    @Test
    void readsWhereThresholdsAreChangedLive() {
        PolicyConfig policy = Objects.requireNonNull(config.policy());

        assertThat(policy.endpoint())
                .isEqualTo(new NatsEndpoint(
                        List.of("nats://p:4222"),
                        new Credentials(Credentials.Kind.CREDS, folder.path("f.creds")),
                        new Tls(folder.path("ca.pem"), null, null)));
        assertThat(policy.bucket()).isEqualTo("rules");
    }

    @Test
    void readsAClusterWhoseSourceFollowsFromTheObservatories() {
        NatsEndpoint first = firstObservatory();
        NatsEndpoint second = new NatsEndpoint(List.of("nats://o2:4222"), null, null);
        Map<String, PollPath> nodes = Stream.of("n1", "n2", "n3")
                .collect(Collectors.toMap(
                        node -> node,
                        node -> new PollPath(first, PollSubjects.under("fleet.c3.mon." + node + ".ping"))));
        SystemPolls polls = new SystemPolls(new PollPath(first, PollSubjects.under("fleet.c3.mon.ping")), nodes);

        assertThat(config.clusters().get(3))
                .isEqualTo(new ClusterConfig(
                        "c3",
                        null,
                        List.of(
                                new CaptureStream("o1", first, "FLEET", "fleet.c3.>", SubjectLayout.observatory()),
                                new CaptureStream("o2", second, "FLEET", "fleet.c3.>", SubjectLayout.observatory())),
                        ClusterPolls.over("c3", polls)));
    }

    @Test
    void readsWhatObservatoriesAreMadeOf() {
        ObservatoriesConfig observed = ConfigLoader.loadObservatories(temp.resolve("fleet.yaml"), Map.of(), List.of());

        Map<String, String> nodes = new LinkedHashMap<>();
        nodes.put("n1", "nats-leaf://n1:7422");
        nodes.put("n2", "tls://n2:7422");
        nodes.put("n3", "nats-leaf://n3:7422");
        assertThat(observed)
                .isEqualTo(new ObservatoriesConfig(
                        List.of(
                                new ObservatoryConfig(
                                        "o1",
                                        List.of("nats://o1:4222"),
                                        "127.0.0.1:5222",
                                        "/srv/o1",
                                        6 * 3_600_000,
                                        3_000_000_000L,
                                        Map.of("c3", List.of("n3"))),
                                new ObservatoryConfig(
                                        "o2",
                                        List.of("nats://o2:4222"),
                                        "0.0.0.0:4222",
                                        "/var/lib/nats",
                                        24 * 3_600_000,
                                        20_000_000_000L,
                                        Map.of("c3", List.of("n2", "n3")))),
                        List.of(new ObservedCluster(
                                "c3", nodes, List.of("ORDERS", "BATCH"), true, "SYSTEM", "WATCH", "/etc/nats/ca.pem")),
                        "OUT",
                        "out.findings",
                        List.of()));
    }

    @Test
    void readsWhatIsSetForAllClusters() {
        assertThat(config.windows()).isEqualTo(new WindowSpec(120_000, 30_000, 45_000));
        assertThat(config.findings())
                .isEqualTo(new FindingsConfig(
                        new NatsEndpoint(
                                List.of("nats://f:4222"),
                                new Credentials(Credentials.Kind.CONTEXT, folder.path("f.json")),
                                new Tls(folder.path("ca.pem"), null, null)),
                        FindingsConfig.Mode.CORE,
                        "OUT",
                        "out.findings"));
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void readsWhereHistoryIsKept() {
        CatalogConfig catalog = new CatalogConfig(
                CatalogConfig.Type.JDBC,
                "jdbc:postgresql://db/history",
                "s3://history/aftershock",
                "aftershock",
                folder.path("db.password"),
                new S3Config("http://s3:9000", "eu-1", folder.path("s3.key"), folder.path("s3.secret"), true));
        Map<String, Integer> retention = Map.of(
                "api_minutes", 30,
                "api_hours", 100,
                "api_days", 800,
                "client_minutes", 7,
                "elections", 101,
                "stalls", 102,
                "breaches", 103,
                "correlations", 104,
                "incidents", 105,
                "coverage", 60);

        assertThat(config.history()).isEqualTo(new HistorySettings(true, catalog, 120, 16, 50_000, retention));
        assertThat(config.history().of(null)).isEqualTo(new HistoryConfig(catalog, 120, 16, 50_000, retention));
    }

    @Test
    void readsHowMetricsAreServed() {
        ExportConfig read =
                ConfigLoader.loadExport(temp.resolve("fleet.yaml"), Map.of(), List.of("findings.mode=jetstream"));

        assertThat(read.exporter())
                .isEqualTo(new ExporterConfig(
                        "127.0.0.1:9000",
                        new ExporterConfig.Tls(folder.path("client.pem"), folder.path("client.key")),
                        new ExporterConfig.BasicAuth("prometheus", folder.path("scrape.password")),
                        50,
                        1_800_000,
                        true,
                        "counts"));
        assertThat(read.findings().stream()).isEqualTo("OUT");
        assertThat(read.environments()).containsEntry("c1", "production").containsEntry("c1-west", "production");
        assertThat(read.toString()).doesNotContain(ConfigFolder.SECRET);
    }

    @Test
    void readsWhoIsToldOfAlerts() {
        Tls tls = new Tls(folder.path("ca.pem"), folder.path("client.pem"), folder.path("client.key"));
        ExportConfig read =
                ConfigLoader.loadExport(temp.resolve("fleet.yaml"), Map.of(), List.of("findings.mode=jetstream"));

        assertThat(read.alerts())
                .isEqualTo(new AlertsConfig(
                        List.of(
                                new AlertsConfig.AlertmanagerConfig(
                                        "https://am1:9093/prefix", "aftershock", folder.path("am.password"), tls),
                                new AlertsConfig.AlertmanagerConfig(
                                        "http://am2:9093", null, folder.path("am.token"), null)),
                        new AlertsConfig.WebhookConfig(
                                "https://hooks.example/aftershock", folder.path("hook.secret"), tls),
                        20_000,
                        Severity.CRITICAL,
                        "https://git.example/aftershock/blob/main/",
                        "https://grafana.example"));
    }

    @Test
    void readsWhichNatsClustersAnEntrySpans() {
        assertThat(config.spans()).isEqualTo(new Spans(Map.of("c1", Set.of("c1-east", "c1-west"))));
        assertThat(config.thresholds().environments())
                .contains(Map.entry("c1-east", "production"), Map.entry("c1-west", "production"));
        Tunable threshold = Check.JETSTREAM_009.tunable("threshold");
        assertThat(config.thresholds().value(Check.JETSTREAM_009, threshold.key(), "c1-east", "ORDERS"))
                .as("what is set for the entry")
                .isEqualTo(config.thresholds().value(Check.JETSTREAM_009, threshold.key(), "c1", "ORDERS"))
                .isNotEqualTo(config.thresholds().value(Check.JETSTREAM_009, threshold.key(), "c2", "ORDERS"));
    }

    @Test
    void readsEveryTunableHereAndThere() {
        for (Check check : Check.values()) {
            for (Tunable tunable : check.tunables()) {
                double everywhere = config.thresholds().value(check, tunable.key(), "c2", "ORDERS");
                double there = config.thresholds().value(check, tunable.key(), "c1", "ORDERS");
                assertThat(everywhere).as(check + "." + tunable.key()).isNotEqualTo(tunable.defaultValue());
                // Of two rules the third is one of them again.
                assertThat(there)
                        .as(check + "." + tunable.key())
                        .isNotIn(tunable.unit() == Unit.RULE ? everywhere : tunable.defaultValue(), everywhere);
            }
        }
    }

    @Test
    void neverHoldsASecret() {
        assertThat(config.toString()).doesNotContain(ConfigFolder.SECRET);
    }
}
