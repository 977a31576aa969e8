package io.aftershock.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Tunable;
import io.aftershock.monitor.config.ConfigLoader;
import io.aftershock.monitor.config.FleetConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckConfigCommandTest {

    private static final String SECRET = "hunter2";

    private static final String FLEET = """
            clusters:
              - name: east
                environment: prod
                urls: nats://a:4222
                credentials: {creds_file: east.creds}
                tls: {ca_file: east.creds}
                source:
                  streams: [{name: in, layout: plain, account: A}, {name: o1, urls: nats://o1:4222}]
                  polls: {nodes: {n1: nats://n1:4222}, interval: 7s}
              - {name: west, source: {polls: {by: observatory, urls: nats://o1:4222, nodes: [w1, w2]}}}
              - {name: north, source: {polls: {by: http, nodes: {m1: http://m1:8222}}}}
              - {name: south, spans: [s1, s2], source: {streams: [{name: o1, urls: nats://o1:4222}], polls: {by: none}}}
            windows: {size: 2m}
            checks: {JETSTREAM_009: {threshold: 2%}}
            overrides:
              - {environment: prod, checks: {JETSTREAM_009: {threshold: 3%}}}
              - {cluster: east, account: A, checks: {JETSTREAM_009: {lookback: 2m}}}
            findings: {urls: nats://f:4222, credentials: {token_file: east.creds}}
            """;

    @TempDir
    private Path folder;

    private String file = "";

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("east.creds"), SECRET);
        file = Files.writeString(folder.resolve("fleet.yaml"), FLEET).toString();
    }

    @Test
    void saysThatAConfigurationCanBeUsed() {
        Run run = Run.of(new CheckConfigCommand(), file);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).matches("""
                        warning: clusters\\[1].source.streams: is missing: .*
                        warning: clusters\\[2].source.streams: is missing: .*
                        .*fleet.yaml can be used: 4 clusters, thresholds [0-9a-f]{8}
                        """);
    }

    @Test
    void saysThatItDoesNotLookIntoTheFleetBucket() throws IOException {
        String bucket = Files.writeString(folder.resolve("bucket.yaml"), "fleet: {urls: nats://hub:4222}")
                .toString();

        assertThat(Run.of(new CheckConfigCommand(), bucket).out()).matches("""
                        .*bucket.yaml can be used: 0 clusters, thresholds .*
                        bucket clusters may list more clusters; it was not looked at, since this verb connects to nothing
                        """);
    }

    @Test
    void saysWhichOverridesReachClustersOfTheBucket() throws IOException {
        String bucket = Files.writeString(folder.resolve("bucket.yaml"), """
                        fleet: {urls: nats://hub:4222}
                        overrides:
                          - {environment: prod, checks: {JETSTREAM_009: {threshold: 3%}}}
                          - {cluster: late, checks: {META_006: {hold: 20s}}}
                        """).toString();

        assertThat(Run.of(new CheckConfigCommand(), bucket).out())
                .endsWith("overrides by environment do not reach clusters of the bucket; those by cluster do\n");
        assertThat(Run.of(new CheckConfigCommand(), bucket, "--explain", "late")
                        .out()
                        .lines()
                        .map(line -> line.replaceAll(" +", " ")))
                .contains("META_006.hold 20s overrides[1].checks.META_006.hold (line 4)")
                .noneMatch(line -> line.contains("overrides[0]"));
    }

    @Test
    void tellsEveryProblemKeyPathFirst() {
        Run run = Run.of(new CheckConfigCommand(), file, "--set", "windows.sise=1s", "--set", "windows.slide=1x");

        assertThat(run).isEqualTo(new Run(2, """
                        windows.sise: unknown key, known are size, slide, allowance, did you mean size? (--set)
                        windows.slide: is '1x', must be a duration, such as 60s, 10m or 2h (--set)
                        """, "", ""));
    }

    @Test
    void printsWhatLoadsToTheSameConfiguration() throws IOException {
        Run run = Run.of(new CheckConfigCommand(), file, "--print");
        Path printed = Files.writeString(folder.resolve("printed.yaml"), run.out());

        FleetConfig first = ConfigLoader.load(Path.of(file), Map.of(), List.of());
        FleetConfig second = ConfigLoader.load(printed, Map.of(), List.of());
        assertThat(second.clusters()).isEqualTo(first.clusters());
        assertThat(second.spans()).isEqualTo(first.spans());
        assertThat(second.windows()).isEqualTo(first.windows());
        assertThat(second.findings()).isEqualTo(first.findings());
        for (Check check : Check.values()) {
            for (Tunable tunable : check.tunables()) {
                for (String account : List.of("A", "B")) {
                    assertThat(second.thresholds().value(check, tunable.key(), "east", account))
                            .isEqualTo(first.thresholds().value(check, tunable.key(), "east", account));
                }
            }
        }
    }

    @Test
    void saysThatItDoesNotPrintObservatories() throws IOException {
        Path observed = Files.writeString(folder.resolve("observed.yaml"), """
                observatories: [{name: o1, urls: nats://o1:4222}, {name: o2, urls: nats://o2:4222}]
                clusters:
                  - name: east
                    urls: nats://a:4222
                    observatory: {nodes: {n1: nats-leaf://n1:7422}, accounts: [ORDERS]}
                """);

        Run run = Run.of(new CheckConfigCommand(), observed.toString(), "--print");

        assertThat(run.err()).contains("observatories and clusters[].observatory are left out");
        assertThat(ConfigLoader.load(Files.writeString(folder.resolve("printed.yaml"), run.out()), Map.of(), List.of())
                        .clusters())
                .isEqualTo(ConfigLoader.load(observed, Map.of(), List.of()).clusters());
        assertThat(Run.of(new CheckConfigCommand(), file, "--print").err()).doesNotContain("left out");
    }

    @Test
    void neverPrintsASecret() {
        Run run = Run.of(new CheckConfigCommand(), file, "--print");

        assertThat(run.out() + run.err()).contains("east.creds").doesNotContain(SECRET);
        assertThat(EffectiveConfig.masked("nats://me:" + SECRET + "@a:4222")).isEqualTo("nats://***@a:4222");
    }

    @Test
    void explainsWhatHoldsWhereAndSinceWhen() {
        Run run = Run.of(new CheckConfigCommand(), file, "--explain", "east/A", "--set", "checks.META_006.hold=20s");

        assertThat(run.out()
                        .lines()
                        .filter(line -> !line.startsWith("warning"))
                        .map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "JETSTREAM_009.threshold 3% overrides[0].checks.JETSTREAM_009.threshold (line 16)",
                        "JETSTREAM_009.lookback 2m overrides[1].checks.JETSTREAM_009.lookback (line 17)",
                        "JETSTREAM_009.min_calls 100 default: for rule plain alone: below it one failed call is more than one"
                                + " percent",
                        "META_006.hold 20s checks.META_006.hold (--set)")
                .hasSize(Arrays.stream(Check.values())
                        .mapToInt(check -> check.tunables().size())
                        .sum());
        assertThat(run.exit()).isZero();
    }

    @Test
    void explainsNothingAboutAClusterThatIsNone() {
        assertThat(Run.of(new CheckConfigCommand(), file, "--explain", "eats/A").sentence())
                .isEqualTo("the configuration has no cluster 'eats', must be one of east, west, north, south,"
                        + " did you mean east?");
    }
}
