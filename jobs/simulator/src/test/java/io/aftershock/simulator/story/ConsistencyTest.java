package io.aftershock.simulator.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.simulator.Simulated;
import io.aftershock.simulator.truth.TrueElection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the servers of a cluster say agrees with what the others say, as it does in real clusters. */
class ConsistencyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void tellsTheSameStoryForTheSameSeed() {
        assertThat(lines(Story.CRASH.happen(7, Story.MORNING))).isEqualTo(lines(Story.CRASH.happen(7, Story.MORNING)));
        assertThat(lines(Story.CRASH.happen(8, Story.MORNING)))
                .isNotEqualTo(lines(Story.CRASH.happen(7, Story.MORNING)));
    }

    @ParameterizedTest
    @EnumSource(names = {"CRASH", "QUORUM_LOSS", "ROLLING_RESTART", "COUNTING_STEP"})
    void countsOnEachServerWhatItAudits(Story story) throws Exception {
        Simulated simulated = story.happen(1, Story.MORNING);
        Map<String, List<Long>> audits = audits(simulated.rows());
        Map<String, JsonNode> before = new HashMap<>();
        int compared = 0;
        for (JsonNode answer : answers(simulated.rows(), "JSZ")) {
            String process = answer.path("data").path("server_id").asText();
            JsonNode last = before.put(process, answer);
            if (last != null && !answer.path("data").path("disabled").asBoolean()) {
                long audited = between(
                        audits.getOrDefault(answer.path("server").path("name").asText(), List.of()),
                        millis(last),
                        millis(answer));
                // An audit of the very millisecond of an answer is on either side of it.
                assertThat(total(answer) - total(last)).isCloseTo(audited, within(1L));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource(names = {"CRASH", "SAME_LEADER", "THERE_AND_BACK", "STEP_DOWN", "SLOW_FLAP"})
    void raisesTheTermByOneWithEachElectionAndNamesItsWinner(Story story) throws Exception {
        Simulated simulated = story.happen(1, Story.MORNING);
        List<JsonNode> leaders = answers(simulated.rows(), "RAFTZ").stream()
                .filter(answer -> state(answer).equals("LEADER"))
                .toList();
        long firstTerm = term(leaders.get(0));

        for (JsonNode leader : leaders) {
            List<TrueElection> elections = simulated.truth().elections().stream()
                    .filter(election -> election.atMillis() <= millis(leader))
                    .toList();
            assertThat(term(leader)).isEqualTo(firstTerm + elections.size());
            if (!elections.isEmpty()) {
                assertThat(leader.path("server").path("name").asText())
                        .isEqualTo(elections.get(elections.size() - 1).leader());
            }
        }
    }

    @Test
    void tellsOfALostQuorumAsOneCallThatThreeServersAnswer() throws Exception {
        Simulated simulated = Story.QUORUM_LOSS.happen(1, Story.MORNING);
        Map<String, Integer> unavailable = new HashMap<>();
        for (TelemetryRow row : simulated.rows()) {
            if (row.subject().endsWith("ADVISORY.API")) {
                JsonNode audit = JSON.readTree(row.data());
                if (audit.path("response").asText().contains("10008")) {
                    unavailable.merge(
                            audit.path("client") + audit.path("timestamp").asText(), 1, Integer::sum);
                }
            }
        }
        assertThat(unavailable).hasSizeGreaterThan(100);
        assertThat(unavailable.values()).containsOnly(3);
    }

    @Test
    void tellsTheTruthInTheOrderOfTime() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Story.CRASH.happen(1, Story.MORNING).truth().lines()) {
            lines.add(JSON.readTree(line));
        }
        assertThat(lines)
                .extracting(line ->
                        line.path("event").asText() + " " + line.path("check").asText())
                .containsSubsequence("start ", "sigkill ", "expect STALL_001", "leader_elected ", "restart ");
        assertThat(lines).extracting(line -> line.path("ts").asLong()).isSorted();
    }

    private static Map<String, List<Long>> audits(List<TelemetryRow> rows) throws IOException {
        Map<String, List<Long>> audits = new HashMap<>();
        for (TelemetryRow row : rows) {
            if (row.subject().endsWith("ADVISORY.API") && !"SYS".equals(row.account())) {
                JsonNode audit = JSON.readTree(row.data());
                audits.computeIfAbsent(audit.path("server").asText(), server -> new ArrayList<>())
                        .add(Instant.parse(audit.path("timestamp").asText()).toEpochMilli());
            }
        }
        return audits;
    }

    private static List<JsonNode> answers(List<TelemetryRow> rows, String request) throws IOException {
        List<JsonNode> answers = new ArrayList<>();
        for (TelemetryRow row : rows) {
            if (row.subject().endsWith("PING." + request)) {
                JsonNode answer = JSON.readTree(row.data());
                if (answer.has("server")) {
                    answers.add(answer);
                }
            }
        }
        return answers;
    }

    private static long between(List<Long> stamps, long from, long to) {
        return stamps.stream().filter(stamp -> stamp > from && stamp <= to).count();
    }

    private static long millis(JsonNode answer) {
        return Instant.parse(answer.path("server").path("time").asText()).toEpochMilli();
    }

    private static long total(JsonNode answer) {
        return answer.path("data").path("api").path("total").asLong();
    }

    private static String state(JsonNode answer) {
        return answer.path("data").path("SYS").path("_meta_").path("state").asText();
    }

    private static long term(JsonNode answer) {
        return answer.path("data").path("SYS").path("_meta_").path("term").asLong();
    }

    private static List<String> lines(Simulated simulated) {
        return simulated.rows().stream()
                .map(row -> row.receivedMillis() + row.subject() + new String(row.data(), StandardCharsets.UTF_8))
                .toList();
    }
}
