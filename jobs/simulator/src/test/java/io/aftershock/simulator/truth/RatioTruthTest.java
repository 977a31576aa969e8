package io.aftershock.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.simulator.truth.Ledger.Account;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which shares of failures are clearly a breach. */
class RatioTruthTest {

    private static final Account ACME = new Account("east", "ACME");

    @ParameterizedTest(name = "{2}: {0} calls a second, one of {1} fails")
    @CsvSource({
        "10, 20, MUST",
        "10, 45, MAY",
        "10, 125, MAY",
        "10, 1000, ",
        "1, 3, FEW_CALLS",
    })
    void knowsWhatHasToBeFound(int perSecond, int oneOf, Certainty certainty) {
        Ledger ledger = new Ledger();
        for (int i = 0; i < 90 * perSecond; i++) {
            long at = i * 1_000L / perSecond;
            ledger.call(ACME, at);
            if (i > 0 && i % oneOf == 0) {
                ledger.failure(ACME, Side.CLIENT, at);
            }
        }

        List<ExpectedBreach> expected = RatioTruth.of(ledger);

        assertThat(expected)
                .extracting(ExpectedBreach::certainty)
                .containsExactlyElementsOf(certainty == null ? List.of() : List.of(certainty));
    }
}
