package io.aftershock.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.VerbProcess;
import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.connectors.capture.Captures;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.testkit.server.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verb in a process of its own that is stopped in the middle; its polls are answered by nobody, which is recorded too. */
class StoppedCaptureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Of some polls: more than one batch. */
    private static final int SOME_BYTES = 500;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"killed.ndjson", "killed.ndjson.gz"})
    @Timeout(180)
    void leavesAReadableFileWhenItIsKilled(String name) throws Exception {
        Path out = folder.resolve(name);
        try (VerbProcess capture = capture(out)) {
            capture.signal("KILL");
            assertThat(capture.exitCode(PATIENCE)).isEqualTo(137);
        }
        assertThat(rows(out)).hasSizeGreaterThan(2);
        replays(out);
    }

    @Test
    @Timeout(180)
    void endsInOrderWhenItIsInterrupted() throws Exception {
        Path out = folder.resolve("interrupted.ndjson.gz");
        try (VerbProcess capture = capture(out)) {
            capture.signal("TERM");
            assertThat(capture.exitCode(PATIENCE)).as(capture.output()).isZero();
            long polls = rows(out).stream()
                    .filter(row -> row.kind() != TelemetryRow.Kind.STATUS)
                    .count();
            assertThat(capture.output()).contains("aftershock: recorded: " + polls + " rows");
        }
        replays(out);
    }

    /** One that has recorded something. */
    private VerbProcess capture(Path out) throws IOException {
        Path config = Files.writeString(folder.resolve("fleet.yaml"), """
                clusters:
                  - name: east
                    source: {polls: {by: http, interval: 500ms, health_interval: 500ms, nodes: {n1: "http://127.0.0.1:1"}}}
                """);
        VerbProcess capture =
                VerbProcess.start(folder, List.of(), "capture", "--config", config.toString(), "--out", out.toString());
        Deadline.in(PATIENCE).await("something is recorded", () -> size(out) > SOME_BYTES);
        return capture;
    }

    private void replays(Path capture) throws Exception {
        try (VerbProcess replay = VerbProcess.start(folder, List.of(), "replay", capture.toString())) {
            assertThat(replay.exitCode(PATIENCE)).as(replay.output()).isZero();
            assertThat(replay.output()).doesNotContain("not JSON", "skipped 1");
        }
    }

    private static List<TelemetryRow> rows(Path capture) throws IOException {
        List<TelemetryRow> rows = new ArrayList<>();
        Captures.forEachRow(List.of(new CaptureFile("east", capture.toString())), rows::add);
        return rows;
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
