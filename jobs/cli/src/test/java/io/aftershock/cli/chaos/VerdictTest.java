package io.aftershock.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.chaos.Windows.Count;
import io.aftershock.cli.chaos.Windows.Key;
import io.aftershock.cli.chaos.Windows.Told;
import io.aftershock.cli.chaos.truth.Audit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Key TEN = new Key(10_000, "acme");
    private static final Key FIFTEEN = new Key(15_000, "acme");

    private static final Blindness SOON_AFTER = new Blindness(List.of(90_000L));

    @Test
    void countsAnAuditInEachWindowThatHoldsItsTimeAndLeavesOurOwnOut() {
        assertThat(Windows.of(List.of(audit("a", 5_000, 0, false), audit("b", 9_999, 10059, false))))
                .isEqualTo(Map.of(TEN, new Count(2, 1), FIFTEEN, new Count(2, 1)));
        assertThat(Windows.of(List.of(audit("a", 5_000, 0, true)))).isEmpty();
    }

    @Test
    void isWrongWhereACompleteWindowDiffersAndCoveredWhereAnIncompleteOneDoes() {
        Map<Key, Count> truth = Map.of(TEN, new Count(2, 0), FIFTEEN, new Count(2, 0));
        Verdict verdict = new Verdict(
                truth,
                Map.of(TEN, new Told(new Count(1, 0), true), FIFTEEN, new Told(new Count(3, 0), false)),
                SOON_AFTER);
        assertThat(verdict.wrong).containsExactly(TEN);
        assertThat(verdict.covered).containsExactly(FIFTEEN);
    }

    @Test
    void isWrongWhereTheJobToldNothingAndWhereThereIsNothing() {
        assertThat(new Verdict(Map.of(TEN, new Count(2, 0)), Map.of(), Blindness.NONE).wrong)
                .containsExactly(TEN);
        assertThat(new Verdict(Map.of(), Map.of(TEN, new Told(new Count(2, 0), true)), SOON_AFTER).wrong)
                .containsExactly(TEN);
    }

    @Test
    void isCoveredOnlyIfTheJobSaidThatItDoesNotSeeEverything() {
        Map<Key, Count> truth = Map.of(TEN, new Count(2, 0));
        Map<Key, Told> told = Map.of(TEN, new Told(new Count(1, 0), false));
        assertThat(new Verdict(truth, told, Blindness.NONE).wrong).containsExactly(TEN);
        assertThat(new Verdict(truth, told, new Blindness(List.of(160_000L))).wrong)
                .containsExactly(TEN);
        assertThat(new Verdict(truth, told, SOON_AFTER).covered).containsExactly(TEN);
        assertThat(new Verdict(truth, Map.of(), SOON_AFTER).covered).containsExactly(TEN);
    }

    @Test
    void namesWhoStoredAnAuditThatDiffers() {
        Audit audit = audit("a", 5_000, 0, false);
        Verdict verdict = new Verdict(Windows.of(List.of(audit)), Map.of(), Blindness.NONE);
        assertThat(verdict.explain(TEN, List.of(audit), List.of(Map.of(), Map.of("a", audit))))
                .contains("a 1970-01-01T00:00:05Z by n1", "stored by observatory-2");
    }

    private static Audit audit(String id, long atMillis, int code, boolean own) {
        return new Audit(id, atMillis, "acme", "n1", "orders", "$JS.API.INFO", code, own, true);
    }
}
