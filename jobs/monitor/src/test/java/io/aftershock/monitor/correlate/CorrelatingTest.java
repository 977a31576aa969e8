package io.aftershock.monitor.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.election.Election;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.election.ElectionScope;
import io.aftershock.model.finding.Answers;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.Stall;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which stalls are an election's doing; the election is 100 s after the beginning of all times. */
class CorrelatingTest {

    private static final long ELECTED = 100_000;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    a crash                                 | UNPLANNED | 95  | 101 | crash
                    a stall while the assets elect          | UNPLANNED | 104 | 108 | crash
                    a handover costs some seconds           | STEP_DOWN | 99  | 104 | quiet_election
                    a handover after which nothing answers  | STEP_DOWN | 99  | 112 | crash
                    a crash that follows a handover closely | STEP_DOWN | 103 | 120 | quiet_election
                    """)
    void tellsWhoseDoingAStallIs(String story, ElectionCause cause, int start, int end, String kind) {
        CorrelationMemory memory = new CorrelationMemory();
        memory.stalls.put("s", stall(start * 1_000L, end * 1_000L));

        Correlation verdict = Correlating.ofElection(memory, election(cause), ELECTED + 60_000, false);

        assertThat(verdict).isNotNull();
        assertThat(verdict.kind()).isNotNull();
        assertThat(verdict.kind().label()).isEqualTo(kind);
    }

    private static Stall stall(long startMillis, long endMillis) {
        return new Stall("s", "east", "ACME", startMillis, endMillis, 50, 0, List.of(), Answers.ALL, null, endMillis);
    }

    private static Election election(ElectionCause cause) {
        return new Election(
                "e", "east", null, ElectionScope.META, null, null, null, "n1", "n2", cause, ELECTED, 0L, List.of());
    }
}
