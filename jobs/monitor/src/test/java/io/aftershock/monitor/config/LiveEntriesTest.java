package io.aftershock.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.aftershock.connectors.nats.directory.BadEntryException;
import io.aftershock.monitor.config.tuning.LiveEntries;
import io.aftershock.monitor.policy.LivePolicy;
import io.aftershock.monitor.policy.LiveValue;
import io.aftershock.monitor.policy.MaintenanceWindow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveEntriesTest {

    @TempDir
    private Path temp;

    private LiveEntries entries;

    @BeforeEach
    void loadConfiguration() {
        FleetConfig config = new ConfigFolder(temp).load("""
                clusters: [%s]
                policy: {urls: nats://p:4222}
                """.formatted(ConfigFolder.GOOD_CLUSTER));
        entries = Objects.requireNonNull(config.policy()).entries();
    }

    @Test
    void readsOneThresholdOfTheWholeFleet() throws Exception {
        assertThat(entries.read("checks.JETSTREAM_009.threshold", "2%", 7))
                .isEqualTo(new LivePolicy(
                        7,
                        List.of(new LiveValue(
                                "JETSTREAM_009",
                                "threshold",
                                0.02,
                                null,
                                null,
                                null,
                                "checks.JETSTREAM_009.threshold, revision 7 of the policy bucket")),
                        List.of()));
    }

    @Test
    void readsAllThatIsSetOfACheck() throws Exception {
        assertThat(entries.read("checks.META_006", "{hold: 20s, clear: 4s}", 7).values())
                .extracting(LiveValue::key, LiveValue::value)
                .containsExactly(tuple("hold", 20.0), tuple("clear", 4.0));
    }

    @Test
    void readsAnOverride() throws Exception {
        assertThat(entries.read("overrides.batch", "{cluster: east, account: B, checks: {META_006: {hold: 20s}}}", 8)
                        .values())
                .containsExactly(new LiveValue(
                        "META_006", "hold", 20, null, "east", "B", "overrides.batch, revision 8 of the policy bucket"));
    }

    @Test
    void readsPlannedWork() throws Exception {
        String window = """
                environment: prod
                from: 2026-11-21T22:00:00Z
                to: 2026-11-21T23:00:00Z
                reason: new disks
                """;

        assertThat(entries.read("maintenance.disks", window, 9).maintenance())
                .containsExactly(new MaintenanceWindow(
                        "prod",
                        null,
                        Instant.parse("2026-11-21T22:00:00Z").toEpochMilli(),
                        Instant.parse("2026-11-21T23:00:00Z").toEpochMilli(),
                        "new disks"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            checks.JETSTREAM_009.threshold  | 200%   | checks.JETSTREAM_009.threshold: is '200%', must be between 0% and 100%
            checks.JETSTREAM_009.threshold  | much   | checks.JETSTREAM_009.threshold: is 'much'
            checks.JETSTREAM_009.threshold  | ''     | checks.JETSTREAM_009.threshold: is empty, must have a value
            checks.JETSTREAM_009.treshold   | 2%     | checks.JETSTREAM_009.treshold: unknown key
            checks.JETSTREAM_9.threshold    | 2%     | checks.JETSTREAM_9: unknown key
            checks                          | 2%     | checks: is
            checks..threshold               | 2%     | checks.: unknown key
            checks.FLEET_001.within         | 2m     | checks.FLEET_001.within: is read once, when the job starts
            threshold                       | 2%     | threshold: unknown key, must be checks.CODE.TUNABLE
            windows.size                    | 2m     | windows.size: unknown key, must be checks.CODE.TUNABLE
            overrides.a                     | {cluster: east} | overrides.a.checks: is missing
            overrides.a                     | {checks: {META_006: {hold: 1s}}} | overrides.a: holds everywhere
            overrides.a                     | {cluster: eats, checks: {META_006: {hold: 1s}}} | overrides.a.cluster: is 'eats'
            overrides.a                     | [       | is not YAML
            maintenance.a                   | {cluster: east, reason: x} | maintenance.a.from: is missing
            maintenance.a                   | x      | the file is
            """)
    void refuses(String key, String value, String why) {
        assertThatThrownBy(() -> entries.read(key, value, 7))
                .isInstanceOf(BadEntryException.class)
                .hasMessageStartingWith(why);
    }
}
