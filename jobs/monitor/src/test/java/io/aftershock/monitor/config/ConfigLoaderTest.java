package io.aftershock.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.jsz.config.HttpPolls;
import io.aftershock.connectors.jsz.config.PollPath;
import io.aftershock.connectors.jsz.config.PollSubjects;
import io.aftershock.connectors.jsz.config.SystemPolls;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.ingest.Spans;
import io.aftershock.monitor.window.WindowSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

    @TempDir
    private Path temp;

    private ConfigFolder folder;

    @BeforeEach
    void openFolder() {
        folder = new ConfigFolder(temp);
    }

    @Test
    void fillsInTheDefaults() {
        NatsEndpoint endpoint = new NatsEndpoint(List.of("nats://a:4222", "nats://b:4222"), null, null);

        assertThat(folder.load("clusters: [{name: east, urls: 'nats://a:4222,nats://b:4222'}]"))
                .isEqualTo(new FleetConfig(
                        List.of(new ClusterConfig(
                                "east",
                                null,
                                List.of(),
                                ClusterPolls.over(
                                        "east", new SystemPolls(PollPath.systemAccount(endpoint), Map.of())))),
                        WindowSpec.DEFAULT,
                        Thresholds.DEFAULTS,
                        null,
                        List.of("clusters[0].source.streams: is missing:"
                                + " without it no API error and no election is seen (line 1)")));
    }

    @Test
    void loadsSettingsWithoutAFile() {
        assertThat(ConfigLoader.loadSettings(null, Map.of(), List.of()))
                .isEqualTo(
                        new SettingsConfig(WindowSpec.DEFAULT, Thresholds.DEFAULTS, Spans.NONE, List.of(), List.of()));
    }

    @Test
    void doesNotLookForNamedFilesWhereOnlySettingsAreAskedFor() {
        Path file = folder.write(
                "fleet.yaml",
                "clusters: [{name: east, environment: prod, credentials: {creds_file: elsewhere.creds}}]");

        assertThat(ConfigLoader.loadSettings(file, Map.of(), List.of())
                        .thresholds()
                        .environments())
                .isEqualTo(Map.of("east", "prod"));
    }

    @Test
    void asksThroughTheObservatoryThatCaptures() {
        NatsEndpoint observatory = new NatsEndpoint(List.of("nats://o1:4222"), null, null);
        String yaml = """
                clusters:
                  - name: east
                    source:
                      streams: [{name: o1, urls: nats://o1:4222}]
                      polls: {by: observatory, nodes: [n1]}
                """;

        assertThat(folder.load(yaml).clusters())
                .containsExactly(new ClusterConfig(
                        "east",
                        null,
                        List.of(new CaptureStream(
                                "o1", observatory, "FLEET", "fleet.east.>", SubjectLayout.observatory())),
                        ClusterPolls.over(
                                "east",
                                new SystemPolls(
                                        new PollPath(observatory, PollSubjects.under("fleet.east.mon.ping")),
                                        Map.of(
                                                "n1",
                                                new PollPath(
                                                        observatory, PollSubjects.under("fleet.east.mon.n1.ping")))))));
    }

    @Test
    void readsAPlainStreamInsideOfTheCluster() {
        folder.with("east.creds");
        String yaml = """
                clusters:
                  - name: east
                    urls: nats://a:4222
                    credentials: {creds_file: east.creds}
                    source:
                      streams: [{name: inside, layout: plain, account: A}]
                      polls: {by: none}
                """;

        NatsEndpoint cluster = new NatsEndpoint(
                List.of("nats://a:4222"), new Credentials(Credentials.Kind.CREDS, folder.path("east.creds")), null);
        assertThat(folder.load(yaml).clusters())
                .containsExactly(new ClusterConfig(
                        "east",
                        null,
                        List.of(new CaptureStream("inside", cluster, "FLEET", ">", SubjectLayout.plain("A"))),
                        null));
    }

    @Test
    void asksOverHttp() {
        String yaml = "clusters: [{name: east, source: {polls: {by: http, nodes: {n1: 'http://a:8222'}}}}]";

        assertThat(folder.load(yaml).clusters().get(0).polls())
                .isEqualTo(ClusterPolls.over("east", new HttpPolls(Map.of("n1", "http://a:8222"))));
    }

    @Test
    void neverShowsTheClustersCredentialsToOtherServers() {
        folder.with("east.creds");
        String yaml = """
                clusters:
                  - name: east
                    urls: nats://a:4222
                    credentials: {creds_file: east.creds}
                    source: {streams: [{name: in, layout: plain, account: A, urls: nats://elsewhere:4222}]}
                """;

        assertThat(folder.load(yaml).clusters().get(0).streams().get(0).endpoint())
                .isEqualTo(new NatsEndpoint(List.of("nats://elsewhere:4222"), null, null));
    }

    @Test
    void findsFilesBesideTheConfigurationAndThoseOfArgumentsInTheWorkingFolder() {
        folder.with("keys/east.creds", "absolute.creds");
        String yaml = "clusters: [{name: east, urls: nats://a, credentials: {creds_file: ./keys/../keys/east.creds}}]";

        assertThat(credentials(folder.load(yaml))).isEqualTo(folder.path("keys/east.creds"));
        assertThat(credentials(
                        folder.load(yaml, "clusters[0].credentials.creds_file=" + folder.path("absolute.creds"))))
                .isEqualTo(folder.path("absolute.creds"));
        assertThat(folder.problems(yaml, "clusters[0].credentials.creds_file=keys/east.creds"))
                .containsExactly("clusters[0].credentials.creds_file: names no file in "
                        + Path.of("").toAbsolutePath() + ", must be a path and not what is in the file (--set)");
    }

    private static String credentials(FleetConfig config) {
        return config.clusters()
                .get(0)
                .polls()
                .system()
                .main()
                .endpoint()
                .credentials()
                .file();
    }

    @Test
    void warnsOfWhatIsLegalAndHardlyMeant() {
        String yaml = """
                clusters: [%s]
                windows: {allowance: 5s}
                checks:
                  JETSTREAM_009: {threshold: 100%%, confidence: 10%%, min_calls: 1, lookback: 5s, hold: 10m}
                """.formatted(ConfigFolder.GOOD_CLUSTER);

        assertThat(folder.load(yaml, "clusters[0].source.polls.health_interval=3s")
                        .warnings())
                .containsExactly(
                        "clusters[0].source.polls.health_interval: is above 2s:"
                                + " a dead leader is known two polls after the fault (--set)",
                        "windows.allowance: is below 15s:"
                                + " a thawing server delivers rows 12 s old and older, they will be late (line 2)",
                        "checks.JETSTREAM_009.threshold: is 100%: half of all calls may fail unseen"
                                + " (API error ratio) (line 4)",
                        "checks.JETSTREAM_009.confidence: is 10%: chance will page somebody"
                                + " (API error ratio) (line 4)",
                        "checks.JETSTREAM_009.lookback: is 5s: so short a time holds few calls"
                                + " (API error ratio) (line 4)",
                        "checks.JETSTREAM_009.min_calls: is 1: so few calls prove nothing, one failed call may page"
                                + " (API error ratio) (line 4)",
                        "checks.JETSTREAM_009.hold: is 10m: shorter trouble is never told"
                                + " (API error ratio) (line 4)");
    }
}
