package io.aftershock.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aftershock.simulator.truth.Ledger.Account;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose stall has to be found when nobody answers for the meta group from 100 s on. */
class StallTruthTest {

    private final Ledger ledger = new Ledger();

    @ParameterizedTest(name = "{0} answers of a leader a second, none for {1} s")
    @CsvSource({
        "4, 5, MUST",
        "2, 5, FEW_CALLS",
        "1, 5, MAY",
        "4, 2, ",
    })
    void knowsWhoMissesEnoughToTell(int perSecond, int seconds, Certainty certainty) {
        calls("ACME", perSecond);

        assertThat(StallTruth.of(ledger, List.of(silence(100, 100 + seconds))))
                .extracting(ExpectedBreach::certainty)
                .containsExactlyElementsOf(certainty == null ? List.of() : List.of(certainty));
    }

    /** It is as sure as the second of them. */
    @Test
    void takesTwoAccountsForTheCluster() {
        calls("ACME", 4);
        calls("BETA", 2);

        assertThat(StallTruth.of(ledger, List.of(silence(100, 105))))
                .extracting(ExpectedBreach::account, ExpectedBreach::certainty)
                .containsExactly(
                        tuple("ACME", Certainty.MUST),
                        tuple("BETA", Certainty.FEW_CALLS),
                        tuple(null, Certainty.FEW_CALLS));
    }

    /** Whether they are one stall or two is a matter of taste. */
    @Test
    void wantsNoSecondStallRightAfterTheFirst() {
        calls("ACME", 4);

        assertThat(StallTruth.of(ledger, List.of(silence(107, 112), silence(100, 105))))
                .extracting(ExpectedBreach::certainty)
                .containsExactly(Certainty.MUST, Certainty.MAY);
    }

    private void calls(String account, int perSecond) {
        for (int i = 0; i < 100 * perSecond; i++) {
            ledger.call(new Account("east", account), i * 1_000L / perSecond);
            ledger.leaderCall(new Account("east", account), i * 1_000L / perSecond);
        }
    }

    private static Span silence(int fromSecond, int toSecond) {
        return new Span("east", Span.ANSWERS, fromSecond * 1_000L, toSecond * 1_000L);
    }
}
