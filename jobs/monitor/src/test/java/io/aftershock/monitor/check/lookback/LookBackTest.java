package io.aftershock.monitor.check.lookback;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.api.ApiCall;
import io.aftershock.monitor.check.lookback.LookBack.Counts;
import org.junit.jupiter.api.Test;

class LookBackTest {

    private static final int NOT_FOUND = 10_059;
    private static final int UNAVAILABLE = 10_008;

    private final LookBack lookBack = new LookBack();

    @Test
    void keepsTenMinutesInFewPanes() {
        for (int second = 0; second < 600; second++) {
            call(second, ApiCall.SUCCESS);
            call(second, second % 10 == 0 ? NOT_FOUND : ApiCall.SUCCESS);
            if (second % 10 == 0) {
                lookBack.coarsenBefore((second - 90) * 1_000L, 30);
            }
        }

        assertThat(lookBack.counts(0, 600_000)).isEqualTo(new Counts(1_200, 0, 60));
        assertThat(lookBack.counts(540_000, 600_000)).isEqualTo(new Counts(120, 0, 6));
        assertThat(lookBack.panes).hasSizeLessThanOrEqualTo(90 + 30 + 20);
        assertThat(EvidenceOf.calls(lookBack, 0, 600_000, any -> true).codes())
                .extracting("name", "errors")
                .containsExactly(org.assertj.core.api.Assertions.tuple("10059", 60L));
    }

    @Test
    void countsWhatComesLateInThePaneThatHoldsIt() {
        call(10, ApiCall.SUCCESS);
        call(40, ApiCall.SUCCESS);
        lookBack.coarsenBefore(60_000, 30);
        call(20, UNAVAILABLE);
        call(70, ApiCall.SUCCESS);
        call(65, UNAVAILABLE);

        assertThat(lookBack.panes).extracting(pane -> pane.second).containsExactly(0L, 30L, 65L, 70L);
        assertThat(lookBack.counts(0, 30_000)).isEqualTo(new Counts(2, 1, 0));
        assertThat(lookBack.counts(30_000, 100_000)).isEqualTo(new Counts(3, 1, 0));
    }

    @Test
    void isJudgedFromTheFirstFailureThatWasNotKnown() {
        call(100, ApiCall.SUCCESS);
        assertThat(lookBack.judgedFromMillis(101_000, 30_000)).isEqualTo(101_000);

        call(100, NOT_FOUND);
        assertThat(lookBack.judgedFromMillis(101_000, 30_000)).isEqualTo(101_000);
        assertThat(lookBack.judgedFromMillis(110_000, 30_000)).isEqualTo(101_000);
        assertThat(lookBack.judgedFromMillis(200_000, 30_000)).isEqualTo(170_000);

        lookBack.judged();
        assertThat(lookBack.judgedFromMillis(110_000, 30_000)).isEqualTo(110_000);
    }

    private void call(long second, int errCode) {
        ApiCall call = new ApiCall("ACME", "STREAM.INFO", "S", null, errCode, "app", "n1", "n1", false);
        lookBack.count(call, "", 1, second * 1_000 + 5);
    }
}
