package io.aftershock.simulator.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.simulator.truth.Certainty;
import io.aftershock.simulator.truth.ExpectedBreach;
import io.aftershock.simulator.truth.Times;
import io.aftershock.simulator.truth.Truth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One breach of account A is true: from 100 s on it has to be found by 110 s, until 160 s. */
class MatchTest {

    private static final Set<String> CHECKS = Set.of("JETSTREAM_009");

    @Test
    void findsNothingWrongWithWhatIsTrue() {
        assertThat(objections(told("A", "warning", "client_fault", 104, 170L))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "A, warning, client_fault, 115, 170, opened late",
        "A, critical, client_fault, 104, 170, of the wrong severity",
        "A, warning, degraded, 104, 170, of the wrong kind",
        "A, warning, client_fault, 104, 150, closed too early",
        "A, warning, client_fault, 104, 290, closed too late",
        "A, warning, client_fault, 104, , closed too late",
    })
    void saysWhatIsWrong(String account, String severity, String kind, int opened, Integer closed, String objection) {
        Long closedSecond = closed == null ? null : (Long) closed.longValue();

        assertThat(objections(told(account, severity, kind, opened, closedSecond)))
                .singleElement()
                .asString()
                .startsWith(objection);
    }

    @Test
    void tellsWhatWasMissedAndWhatIsNotTrue() {
        assertThat(objections(told("B", "warning", "client_fault", 104, 170L)))
                .extracting(objection -> objection.substring(0, 9))
                .containsExactly("not found", "not true:");
    }

    @Test
    void takesWhatIsToldBeforeItIsTrueForWrong() {
        assertThat(Match.of(truth(), findings(told("A", "warning", "client_fault", 90, null)), CHECKS)
                        .wrong())
                .hasSize(1);
    }

    @Test
    void scoresEachCheck() {
        Score score = new Score();
        score.add(truth(), findings(told("A", "warning", "client_fault", 104, 170L)));
        score.add(truth(), findings(told("B", "warning", "client_fault", 104, 170L)));

        CheckScore check = score.byCheck().get(0);

        assertThat(check)
                .isEqualTo(new CheckScore(
                        "JETSTREAM_009", 1, 1, 1, new Delays(List.of(4_000L)), new Delays(List.of(3_000L))));
        assertThat(check.precision()).isEqualTo(0.5);
        assertThat(check.recall()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 2", "0.95, 4", "0.25, 1"})
    void ranksDelays(double share, long millis) {
        assertThat(new Delays(List.of(4L, 1L, 3L, 2L)).of(share)).isEqualTo(millis);
    }

    private static List<String> objections(ToldBreach told) {
        return Objections.of(truth(), findings(told), CHECKS, Set.of());
    }

    private static Findings findings(ToldBreach told) {
        return new Findings(List.of(told), List.of());
    }

    private static Truth truth() {
        ExpectedBreach breach = new ExpectedBreach(
                "JETSTREAM_009",
                "east",
                "A",
                null,
                "client",
                "warning",
                "client_fault",
                new Times(100_000, 101_000, 110_000, 160_000, 260_000),
                Certainty.MUST);
        return new Truth(0, 300_000, List.of(), List.of(breach), List.of(), Map.of());
    }

    private static ToldBreach told(String account, String severity, String kind, int opened, Long closedSecond) {
        return new ToldBreach(
                "id",
                "JETSTREAM_009",
                "east",
                account,
                "client",
                severity,
                kind,
                opened * 1_000L,
                closedSecond == null ? null : (Long) (closedSecond * 1_000));
    }
}
