package io.aftershock.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.connectors.capture.CaptureOutput;
import io.aftershock.connectors.capture.CaptureRowWriter;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.ingest.Tally;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording in which polls came while the streams were cut off: the replay waits for the streams as the job did. */
class RecordedProgressTest {

    @TempDir
    Path folder;

    @Test
    void waitsForTheStreamsWhereTheRecordingTellsThatTheyAreBehind() throws Exception {
        FakeCluster recorded = new FakeCluster("east").status(0, Condition.BEHIND);

        assertThat(replayed(cutOff(recorded)).count(Tally.LATE)).isZero();
    }

    @Test
    void takesACaptureThatTellsNothingForOneInWhichNothingIsMissing() throws Exception {
        assertThat(replayed(cutOff(new FakeCluster("east"))).count(Tally.LATE)).isEqualTo(60);
    }

    @Test
    void replaysAGapAsAGap() throws Exception {
        FakeCluster recorded = new FakeCluster("east")
                .calls(0, 90, "ACME")
                .status(90, Condition.GAP)
                .calls(90, 300, "ACME");
        FakeCluster whole = new FakeCluster("east").calls(0, 90, "ACME").calls(90, 300, "ACME");

        assertThat(incomplete(replayed(recorded))).isGreaterThan(incomplete(replayed(whole)));
    }

    private static FakeCluster cutOff(FakeCluster cluster) {
        return cluster.calls(0, 10, "ACME")
                .poll(400, stamped(400))
                .calls(10, 70, "ACME")
                .status(400, Condition.CAUGHT_UP)
                .poll(401, stamped(401));
    }

    private static String stamped(double second) {
        return "{\"server\":{\"name\":\"n1\"},\"data\":{\"now\":\"" + Instant.ofEpochMilli(FakeCluster.at(second))
                + "\"}}";
    }

    private static long incomplete(Replayed replayed) {
        return replayed.records("error_ratio").stream()
                .filter(window -> !window.path("complete").asBoolean())
                .count();
    }

    private Replayed replayed(FakeCluster cluster) throws Exception {
        Path file = folder.resolve("recorded.ndjson");
        CaptureRowWriter writer = new CaptureRowWriter();
        List<TelemetryRow> rows = cluster.toTheEnd();
        try (CaptureOutput output = CaptureOutput.open(file.toString(), true)) {
            for (TelemetryRow row : rows.subList(0, rows.size() - 1)) {
                output.write(writer.line(row));
            }
        }
        return CaptureReplay.of(List.of(new CaptureFile("another", file.toString())), 1);
    }
}
