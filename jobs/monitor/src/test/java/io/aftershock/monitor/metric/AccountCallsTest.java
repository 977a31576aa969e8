package io.aftershock.monitor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.window.ErrorRatio;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountCallsTest {

    private final RecordedMetrics metrics = new RecordedMetrics();
    private final ClusterClock clock = new ClusterClock();
    private final AccountCalls calls = new AccountCalls(metrics, clock);

    @Test
    void countEachCallOnceThoughSixWindowsHoldIt() {
        for (int end = 10; end <= 180; end += 10) {
            calls.add(window(end, 100, 4, 3));
        }

        assertThat(metrics.values())
                .containsEntry("apiRequests", 300L)
                .containsEntry("apiCalls", 270L)
                .containsEntry("apiFailedCalls", 9L)
                .containsEntry("error_class=not_found apiErrors", 12L);
    }

    @Test
    void tellTheRatioOfTheNewestWindow() {
        assertThat(metrics.value("apiErrorRatio")).isEqualTo(Double.NaN);

        calls.add(window(70, 100, 10, 9));
        assertThat(metrics.value("apiErrorRatio")).isEqualTo(0.1);

        calls.add(window(60, 100, 100, 90));
        assertThat(metrics.value("apiErrorRatio")).isEqualTo(0.1);
    }

    @Test
    void tellTheRatioOfAllThatShareThem() {
        calls.add(window(60, 100, 10, 9));
        calls.add(window(60, 100, 0, 0));

        assertThat(metrics.value("apiErrorRatio")).isEqualTo(0.05);
    }

    @Test
    void tellNoRatioTwoMinutesAfterTheLastWindow() {
        calls.add(window(60, 100, 10, 9));
        clock.advanceTo(180_000);
        assertThat(metrics.value("apiErrorRatio")).isEqualTo(0.1);

        clock.advanceTo(190_000);
        assertThat(metrics.value("apiErrorRatio")).isEqualTo(Double.NaN);

        calls.add(window(240, 100, 20, 18));
        assertThat(metrics.value("apiErrorRatio")).isEqualTo(0.2);
    }

    @Test
    void tellNoRatioOfNoCalls() {
        calls.add(
                new ErrorRatio("east", "ACME", 0, 60_000, 5, 5, 0, 0, 0, Map.of("get_miss", 5L), Map.of(), true, null));

        assertThat(metrics.value("apiErrorRatio")).isEqualTo(Double.NaN);
    }

    /** Of nine in ten requests a call was made. */
    private static ErrorRatio window(int endSecond, long requests, long errors, long failedCalls) {
        long end = endSecond * 1_000L;
        Map<String, Long> byClass = errors == 0 ? Map.of() : Map.of("not_found", errors);
        return new ErrorRatio(
                "east",
                "ACME",
                end - 60_000,
                end,
                requests,
                errors,
                requests * 9 / 10,
                failedCalls,
                0,
                byClass,
                Map.of(),
                true,
                null);
    }
}
