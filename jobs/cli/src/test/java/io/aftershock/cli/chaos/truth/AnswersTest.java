package io.aftershock.cli.chaos.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final Attempt FIRST = new Attempt("orders", "INFO", 1_000, 1_010);
    private static final Attempt SECOND = new Attempt("orders", "INFO", 3_000, 3_010);
    private static final Attempt GIVEN_UP = new Attempt("orders", "INFO", 5_000, Attempt.NEVER);

    @Test
    void findsTheAnswerThatNoAuditStandsFor() {
        assertThat(Answers.withoutAudit(List.of(FIRST, SECOND), List.of(at(1_005), at(3_005))))
                .isEmpty();
        assertThat(Answers.withoutAudit(List.of(FIRST, SECOND), List.of(at(1_005), at(1_006))))
                .containsExactly(SECOND);
        assertThat(Answers.withoutAudit(List.of(FIRST, SECOND), List.of(at(3_005))))
                .containsExactly(FIRST);
    }

    @Test
    void wantsNoAuditForACallThatWasGivenUp() {
        assertThat(Answers.withoutAudit(List.of(GIVEN_UP), List.of())).isEmpty();
    }

    private static Audit at(long millis) {
        return new Audit("id-" + millis, millis, "acme", "n1", "orders", "INFO", 0, false, true);
    }
}
