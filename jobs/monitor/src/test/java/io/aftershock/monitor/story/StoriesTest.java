package io.aftershock.monitor.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.monitor.replay.CaptureReplay;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.simulator.Simulated;
import io.aftershock.simulator.score.Findings;
import io.aftershock.simulator.score.Objections;
import io.aftershock.simulator.story.Story;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each story of the simulator through the whole topology: what is found is what is true, and nothing else. */
class StoriesTest {

    /** A check that is added to the catalogue belongs here: the truth of the stories knows of more than these. */
    private static final Set<String> CHECKS = Set.of("JETSTREAM_009", "META_003", "META_006", "CLOCK_001", "BLIND_001");

    /** Kinds that are told apart so far: a crash is "unexplained" until stalls are found. */
    private static final Set<String> KINDS = Set.of("degraded", "client_fault", "quiet_election");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void findsWhatIsTrueAndNothingElse(Story story) throws Exception {
        Simulated simulated = story.happen(1, Story.MORNING);

        Findings findings = Findings.of(replay(simulated).json());
        findings.breaches().forEach(System.err::println);
        findings.elections().forEach(System.err::println);

        assertThat(Objections.of(simulated.truth(), findings, CHECKS, KINDS)).isEmpty();
    }

    private Replayed replay(Simulated simulated) throws Exception {
        Path capture = folder.resolve("story.ndjson.gz");
        simulated.writeCapture(capture);
        return CaptureReplay.of(List.of(new CaptureFile("east", capture.toString())), 1);
    }
}
