package io.aftershock.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Thresholds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigPrecedenceTest {

    private static final String FILE = "clusters: [" + ConfigFolder.GOOD_CLUSTER + "]\n"
            + "checks: {JETSTREAM_009: {threshold: 2%, min_calls: 50}}\n";

    private static final Map<String, String> ENV =
            Map.of("AFTERSHOCK_CHECKS__JETSTREAM_009__THRESHOLD", "3%", "AFTERSHOCK_HOME", "/opt", "PATH", "a__b");

    private static final String OVERRIDES = """
            clusters:
              - {name: east, environment: prod, urls: nats://a}
              - {name: west, environment: prod, urls: nats://a}
              - {name: lab, environment: test, urls: nats://a}
            checks: {JETSTREAM_009: {threshold: 2%}}
            overrides:
              - {account: A, checks: {JETSTREAM_009: {threshold: 6%}}}
              - {cluster: east, checks: {JETSTREAM_009: {threshold: 4%}}}
              - {environment: prod, checks: {JETSTREAM_009: {threshold: 3%}}}
              - {cluster: east, account: A, checks: {JETSTREAM_009: {threshold: 7%}}}
            """;

    @TempDir
    private Path temp;

    @Test
    void environmentWinsOverTheFile() {
        assertThat(threshold(new ConfigFolder(temp).load(FILE, ENV))).isEqualTo(0.03);
    }

    @Test
    void argumentsWinOverTheEnvironmentAndTheLastOneOverTheOthers() {
        FleetConfig config = new ConfigFolder(temp)
                .load(FILE, ENV, "checks.JETSTREAM_009.threshold=9%", "checks.JETSTREAM_009.threshold=4%");

        assertThat(threshold(config)).isEqualTo(0.04);
        assertThat(config.thresholds()
                        .setting(Check.JETSTREAM_009, "threshold", "east", "A")
                        .origin())
                .isEqualTo("checks.JETSTREAM_009.threshold (--set)");
    }

    @Test
    void anEmptyArgumentTakesAKeyAway() {
        assertThat(threshold(new ConfigFolder(temp).load(FILE, ENV, "checks.JETSTREAM_009.threshold=")))
                .isEqualTo(0.01);
    }

    @Test
    void entriesAreFoundByNumberAndByName() {
        ConfigFolder folder = new ConfigFolder(temp);

        assertThat(url(folder.load(FILE, "clusters[0].source.streams[o1].urls=nats://x")))
                .isEqualTo("nats://x");
        assertThat(url(folder.load(FILE, "clusters[east].source.streams[0].urls=[nats://y, nats://z]")))
                .isEqualTo("nats://y");
        assertThat(url(folder.load(FILE, Map.of("AFTERSHOCK_CLUSTERS__EAST__SOURCE__STREAMS__0__URLS", "nats://v"))))
                .isEqualTo("nats://v");
    }

    @Test
    void theNextFreeNumberAddsAnEntry() {
        FleetConfig config = new ConfigFolder(temp)
                .load(FILE, "overrides[0].cluster=east", "overrides[0].checks.JETSTREAM_009.threshold=5%");

        assertThat(threshold(config)).isEqualTo(0.05);
    }

    @Test
    void settingsNeedNoFile() {
        Thresholds thresholds = ConfigLoader.loadSettings(
                        null,
                        Map.of(),
                        List.of(
                                "checks.JETSTREAM_009.threshold=2%",
                                "overrides[0].account=A", "overrides[0].checks.JETSTREAM_009.threshold=3%"))
                .thresholds();

        assertThat(thresholds.value(Check.JETSTREAM_009, "threshold", "any", "B"))
                .isEqualTo(0.02);
        assertThat(thresholds.value(Check.JETSTREAM_009, "threshold", "any", "A"))
                .isEqualTo(0.03);
    }

    @Test
    void theMostSpecificOverrideWins() {
        Thresholds thresholds = new ConfigFolder(temp).load(OVERRIDES).thresholds();

        assertThat(thresholds.value(Check.JETSTREAM_009, "threshold", "lab", "B"))
                .isEqualTo(0.02);
        assertThat(thresholds.value(Check.JETSTREAM_009, "threshold", "west", "B"))
                .isEqualTo(0.03);
        assertThat(thresholds.value(Check.JETSTREAM_009, "threshold", "east", "B"))
                .isEqualTo(0.04);
        assertThat(thresholds.value(Check.JETSTREAM_009, "threshold", "west", "A"))
                .isEqualTo(0.06);
        assertThat(thresholds.value(Check.JETSTREAM_009, "threshold", "east", "A"))
                .isEqualTo(0.07);
    }

    @Test
    void theVersionNamesTheValuesAndNotHowTheyAreWritten() {
        String version = version("checks.JETSTREAM_009.threshold=2%");

        assertThat(version).matches("[0-9a-f]{8}").isEqualTo(version("checks.JETSTREAM_009.threshold=0.02"));
        assertThat(version("checks.JETSTREAM_009.threshold=3%")).isNotEqualTo(version);
        assertThat(version("windows.size=2m")).isNotEqualTo(version).isNotEqualTo("defaults");
        assertThat(version("windows.size=1m")).isEqualTo("defaults");
    }

    private static String version(String set) {
        return ConfigLoader.loadSettings(null, Map.of(), List.of(set))
                .thresholds()
                .version();
    }

    private static double threshold(FleetConfig config) {
        return config.thresholds().value(Check.JETSTREAM_009, "threshold", "east", "A");
    }

    private static String url(FleetConfig config) {
        return config.clusters().get(0).streams().get(0).endpoint().urls().get(0);
    }
}
