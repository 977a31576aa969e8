package io.aftershock.monitor.check.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aftershock.model.election.Election;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.election.ElectionScope;
import io.aftershock.model.finding.Severity;
import io.aftershock.model.network.NetworkIncident;
import io.aftershock.model.network.NetworkShape;
import io.aftershock.monitor.check.election.ElectionRule.Limits;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stories of elections as {@code second:stream:formerLeader:cause}, {@code ?} for a leader that nobody knows, and of what
 * else befell, {@code meta:second:cause} or {@code fault:server:from:to}; at second 1000 they are judged, 600 s back, and
 * two elections are no breach.
 */
class ElectionRuleTest {

    private static final Limits LIMITS = new Limits(2, 600_000, 10_000);
    private static final String UNPLANNED = ":UNPLANNED";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // story                              | elections                  | what else              | verdict |
                // severity | value
                "nothing                              | -                          | -                      | FALSE | INFO    | 0",
                "two are expected                     | 990:A:n1 991:B:n1          | -                      | FALSE | INFO    | 2",
                "a third is not                       | 990:A:n1 991:B:n1 992:C:n2 | -                      | TRUE  | WARNING | 3",
                "one stream that flaps                | 700:A:n1 800:A:n2 900:A:n1 | -                      | TRUE  | WARNING | 3",
                "long ago                             | 400:A:n1 991:B:n1 992:C:n2 | -                      | FALSE | INFO    | 2",
                "just within the look-back            | 401:A:n1 991:B:n1 992:C:n2 | -                      | TRUE  | WARNING | 3",
                "new streams                          | 990:A:?:FIRST_LEADER 991:B:?:FIRST_LEADER 992:C:?:FIRST_LEADER | - | FALSE | INFO | 0",
                "asked to step down                   | 990:A:n1:STEP_DOWN 991:B:n1:LAME_DUCK 992:C:n1:ASSET_CHANGE | - | FALSE | INFO | 0",
                "the meta leader is lost, too         | 990:A:n1 991:B:n1 992:C:n1 | meta:995:UNPLANNED     | TRUE  | INFO    | 3",
                "the meta leader was lost before      | 990:A:n1 991:B:n1 992:C:n1 | meta:983:UNPLANNED     | TRUE  | INFO    | 3",
                "so long ago that most are apart      | 990:A:n1 993:B:n1 994:C:n1 995:D:n1 | meta:981:UNPLANNED | TRUE | WARNING | 3",
                "of whom nobody knows who led         | 990:A:? 991:B:? 992:C:?    | meta:985:UNPLANNED     | TRUE  | INFO    | 3",
                "the meta leader only steps down      | 990:A:n1 991:B:n1 992:C:n1 | meta:990:STEP_DOWN     | TRUE  | WARNING | 3",
                "a server that leads no meta group    | 990:A:n1 991:B:n1 992:C:n1 | fault:n1:985:988       | TRUE  | INFO    | 3",
                "back within half a minute            | 990:A:n1 991:B:n1 992:C:n1 | fault:n1:940:962       | TRUE  | INFO    | 3",
                "back for longer                      | 990:A:n1 991:B:n1 992:C:n1 | fault:n1:940:959       | TRUE  | WARNING | 3",
                "the fault of another server          | 990:A:n1 991:B:n1 992:C:n1 | fault:n2:985:988       | TRUE  | WARNING | 3",
                "one more than the cascade            | 900:A:n1 990:A:n1 991:B:n1 992:C:n1 | meta:990:UNPLANNED | TRUE | INFO  | 4",
                "too many beside the cascade          | 700:A:n1 750:A:n2 800:A:n1 990:A:n2 | meta:990:UNPLANNED | TRUE | WARNING | 3"
            })
    void countsWhatNobodyPlannedAndLooksWhatItFollows(
            String story, String elections, String other, Verdict verdict, Severity severity, double value) {
        Assessment found = judge(elections, other);

        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.severity()).isEqualTo(severity);
        assertThat(found.value()).isEqualTo(value);
    }

    @Test
    void namesTheServerThatLedMostOfACascade() {
        Assessment found = judge("990:A:n2 991:B:n2 992:C:n1 993:D:?", "meta:992:UNPLANNED");

        assertThat(found.summary())
                .isEqualTo("Streams and consumers of ACME elected a leader 4 times in 10 min without a plan, all after"
                        + " the election of meta leader n3 at 1970-01-01T00:16:32Z (election:east:meta:1): 2 of these 4"
                        + " were led by n2 before; most often stream A (once).");
    }

    @Test
    void namesWhatElectsMostOftenWhereNothingExplainsIt() {
        Assessment found = judge("700:A:n1 800:A:n2 900:B:n1", null);

        assertThat(found.summary())
                .isEqualTo("Streams and consumers of ACME elected a leader 3 times in 10 min without a plan, all for no"
                        + " known reason: 2 of these 3 were led by n1 before; most often stream A (2 times).");
        assertThat(found.evidence().streams())
                .extracting("name", "errors")
                .containsExactly(tuple("A", 2L), tuple("B", 1L));
    }

    @Test
    void tellsApartWhatFollowsAndWhatDoesNot() {
        assertThat(judge("700:A:n1 990:B:n2 991:C:n2", "fault:n2:988:991").summary())
                .isEqualTo(
                        "Streams and consumers of ACME elected a leader 3 times in 10 min without a plan, 1 for no"
                                + " known reason, 2 after a fault at n2: all were led by n2 before; most often stream A (once).");
    }

    @Test
    void keepsTheLatestOfMoreThanItMay() {
        AssetElections elections = new AssetElections();
        for (int i = 1; i <= 1_200; i++) {
            elections.add(new AssetElection("S", null, "", null, i));
        }
        assertThat(elections.elections)
                .hasSize(1_000)
                .first()
                .extracting("atMillis")
                .isEqualTo(201L);
        assertThat(elections.forgetBefore(1_200)).isFalse();
        assertThat(elections.forgetBefore(1_201)).isTrue();
    }

    private static Assessment judge(String elections, String other) {
        List<AssetElection> told = new ArrayList<>();
        for (String each : elections == null ? new String[0] : elections.split(" ")) {
            String[] words = (each + UNPLANNED).split(":");
            AssetElection unplanned = AssetElection.of(election(
                    ElectionScope.STREAM, words[1], words[2].equals("?") ? null : words[2], words[3], words[0]));
            if (unplanned != null) {
                told.add(unplanned);
            }
        }
        return ElectionWords.of("ACME", null, ElectionRule.judge(told, upheavals(other), 1_000_000, LIMITS), LIMITS);
    }

    private static List<Upheaval> upheavals(String other) {
        if (other == null) {
            return List.of();
        }
        String[] words = other.split(":");
        Upheaval upheaval = words[0].equals("meta")
                ? Upheaval.of(election(ElectionScope.META, null, "n2", words[2], words[1]))
                : Upheaval.of(new NetworkIncident(
                        words[1],
                        NetworkShape.DIED,
                        List.of(words[1]),
                        Integer.parseInt(words[2]) * 1_000L,
                        Integer.parseInt(words[3]) * 1_000L,
                        true,
                        3,
                        1,
                        3,
                        3));
        return upheaval == null ? List.of() : List.of(upheaval);
    }

    private static Election election(
            ElectionScope scope, String stream, String previousLeader, String cause, String second) {
        return new Election(
                "election:east:meta:1",
                "east",
                null,
                scope,
                stream == null ? null : "ACME",
                stream,
                null,
                "n3",
                previousLeader,
                ElectionCause.valueOf(cause),
                Integer.parseInt(second) * 1_000L,
                null,
                List.of());
    }
}
