package io.aftershock.monitor.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.monitor.replay.CaptureReplay;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.simulator.Simulated;
import io.aftershock.simulator.score.Findings;
import io.aftershock.simulator.score.Objections;
import io.aftershock.simulator.story.Story;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each story of the simulator through the whole topology: what is found is what is true, and nothing else. */
class StoriesTest {

    /** A check that is added belongs here. */
    private static final Set<String> CHECKS = Set.of(
            "JETSTREAM_009",
            "META_003",
            "META_006",
            "CLOCK_001",
            "BLIND_001",
            "RETRY_001",
            "NEWERROR_001",
            "LIMIT_001",
            "RACE_001",
            "ELECTION_001",
            "STALL_001",
            "LEADER_001",
            "NETWORK_001");

    private static final Set<String> KINDS = Set.of("crash", "degraded", "client_fault", "quiet_election");

    private static final long WINDOWS_OF_A_CALL = 6;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void findsWhatIsTrueAndNothingElse(Story story) throws Exception {
        Simulated simulated = story.happen(1, Story.MORNING);

        Findings findings = Findings.of(replay(simulated).json());

        assertThat(Objections.of(simulated.truth(), findings, CHECKS, KINDS)).isEmpty();
    }

    /** Each call lies in as many windows as a window has slides. */
    @ParameterizedTest
    @EnumSource(names = {"LATE_ROWS", "QUORUM_LOSS", "CRASH"})
    void countsEachCallOnceHoweverOftenAndLateItIsTold(Story story) throws Exception {
        Simulated simulated = story.happen(2, Story.MORNING);

        Map<String, Long> calls = replay(simulated).records("error_ratio").stream()
                .collect(Collectors.groupingBy(
                        window -> "east/" + window.path("account").asText(),
                        Collectors.summingLong(window -> window.path("calls").asLong())));

        assertThat(calls)
                .isEqualTo(simulated.truth().calls().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, account -> account.getValue() * WINDOWS_OF_A_CALL)));
    }

    @Test
    void countsEveryAnswerWhereThreeServersAnswerOneCall() throws Exception {
        Simulated simulated = Story.QUORUM_LOSS.happen(1, Story.MORNING);

        List<JsonNode> failing = replay(simulated).records("error_ratio").stream()
                .filter(window -> window.path("errors").asLong() > 0)
                .toList();

        assertThat(failing)
                .isNotEmpty()
                .allSatisfy(window -> assertThat(window.path("errors").asLong())
                        .isEqualTo(3 * window.path("failed_calls").asLong()));
    }

    private Replayed replay(Simulated simulated) throws Exception {
        Path capture = folder.resolve("story.ndjson.gz");
        simulated.writeCapture(capture);
        return CaptureReplay.of(List.of(new CaptureFile("east", capture.toString())), 1);
    }
}
