package io.aftershock.monitor.check.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.finding.Severity;
import io.aftershock.model.network.LeaderSilence;
import io.aftershock.model.network.NetworkView;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaderRuleTest {

    private static final NetworkView HEARD = new NetworkView(true, List.of(), List.of(), List.of());

    /** n1 has been silent since 10 s; it is 13 s. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    it lasts              | 0     |    | false | TRUE    | WARNING | No other server reaches the meta leader n1 since
                    nobody is heard       | 0     |    | false | UNKNOWN | WARNING | No other server reaches
                    it comes back first   | 12500 |    | false | FALSE   | INFO    | A near miss: n1 answered again after 2.5 s, and no other had been elected.
                    another is elected    | 12500 | n2 | false | FALSE   | WARNING | n2 was elected 2.5 s after the first sign.
                    the quorum is lost    | 0     |    | true  | FALSE   | WARNING | No other was elected in the place of n1
                    """)
    void tellsANearMissFromAnElection(
            String story,
            long endMillis,
            @Nullable String successor,
            boolean quorumLost,
            Verdict verdict,
            Severity severity,
            String beginning) {
        NetworkView view = verdict == Verdict.UNKNOWN ? NetworkView.UNKNOWN : HEARD;
        LeaderSilence silence = new LeaderSilence("", "n1", 0, 10_000, endMillis, false, List.of(), successor);

        Assessment found = LeaderRule.judge(view, silence, quorumLost, 13_000);

        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.severity()).isEqualTo(severity);
        assertThat(found.summary()).startsWith(beginning);
    }
}
