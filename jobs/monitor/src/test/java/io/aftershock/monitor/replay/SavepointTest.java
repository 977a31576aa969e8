package io.aftershock.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job that is stopped and goes on from its savepoint tells what one tells that never stopped. */
class SavepointTest {

    private static final Captures CAPTURE = Captures.LEADER_FLAPS;

    @TempDir
    private Path savepoints;

    @ParameterizedTest(name = "{0} s, {3}")
    @CsvSource({
        "89.5, 1, 1, an election waits for what may explain it",
        "165, 2, 1, the quorum is lost and META_006 pending",
        "190, 1, 2, three breaches are open or just closed"
    })
    void tellsTheSameAsIfItHadNeverStopped(double seconds, int parallelism, int parallelismAfter, String story)
            throws Exception {
        Replayed whole = CaptureReplay.of(CAPTURE);

        Replayed parts = new InterruptedReplay(CAPTURE, savepoints)
                .stoppedAfter(CAPTURE.rowsBefore(seconds), parallelism, parallelismAfter);

        assertThat(parts.json()).containsExactlyElementsOf(whole.json());
        // No row is read twice either: the ids would hide it.
        assertThat(parts.totals()).isEqualTo(whole.totals());
    }
}
