package io.aftershock.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.replay.ReplayCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsOptionsConfigTest {

    @TempDir
    private Path folder;

    @Test
    void refusesToReplayWithWrongSettingsBeforeItReadsAnything() {
        Run run = Run.of(new ReplayCommand(), "--set", "checks.JETSTREAM_009.treshold=2%", "nowhere.ndjson");

        assertThat(run.sentence())
                .isEqualTo("1 problem in the settings\n  checks.JETSTREAM_009.treshold: unknown key,"
                        + " known are threshold, rule, confidence, burst_lookback, lookback, long_lookback, min_calls,"
                        + " hold, clear, did you mean threshold? (--set)");
    }

    @Test
    void printsWarningsAndGoesOn() throws IOException {
        Path file = Files.writeString(folder.resolve("fleet.yaml"), "windows: {allowance: 1s}");

        Run run = Run.of(new ReplayCommand(), "--config", file.toString(), "nowhere.ndjson");

        assertThat(run.err())
                .isEqualTo("aftershock: warning: windows.allowance: is below 15s:"
                        + " a thawing server delivers rows 12 s old and older, they will be late (line 1)\n");
        assertThat(run.sentence()).startsWith("capture nowhere.ndjson cannot be read");
    }
}
