package io.aftershock.monitor.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aftershock.model.api.ApiCall;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoincidenceTest {

    private static final int UNAVAILABLE = 10_008;
    private static final int NOT_FOUND = 10_059;

    /** Twenty of a hundred seconds are inside. */
    private static final List<InsideSpan> SPANS = List.of(new InsideSpan("e", true, "", 40_000, 59_000));

    private final SecondCounts counts = new SecondCounts();

    @ParameterizedTest(name = "{0} failures in second {1}: {2}")
    @CsvSource({"1, 50, 0.2", "1000, 50, 0.2", "1, 40, 0.2", "1, 59, 0.2", "1, 60, 1.0", "1000, 10, 1.0"})
    void takesABurstForOneThing(int failures, int second, double expected) {
        fail("", second, failures, UNAVAILABLE);

        assertThat(Coincidence.ofServiceFaults(counts, SPANS, 0, 100_000)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void takesTwoFailuresFarApartForTwo() {
        fail("", 41, 1, UNAVAILABLE);
        fail("", 58, 1, UNAVAILABLE);

        assertThat(Coincidence.ofServiceFaults(counts, SPANS, 0, 100_000)).isCloseTo(0.03, within(1e-9));
    }

    @Test
    void tellsTheSidesApart() {
        fail("", 50, 1, UNAVAILABLE);
        fail("", 70, 1, NOT_FOUND);

        assertThat(Coincidence.ofServiceFaults(counts, SPANS, 0, 100_000)).isEqualTo(0.2);
        assertThat(Coincidence.ofClientFaults(counts, SPANS, 0, 100_000)).isEqualTo(1.0);
    }

    @ParameterizedTest(name = "a failure of {0} in second {1}, until {2} s")
    @CsvSource({
        "hub, 50, 100",
        "'', 50, 59",
        "'', 200, 100",
    })
    void saysNothingOfAnotherDomainOfTooLittleTimeOrWithoutFailures(String domain, int second, int until) {
        fail(domain, second, 1, UNAVAILABLE);

        assertThat(Coincidence.ofServiceFaults(counts, SPANS, 0, until * 1_000L))
                .isNull();
    }

    @Test
    void saysNothingIfElectionsCoverNothingOrAll() {
        fail("", 50, 1, UNAVAILABLE);
        InsideSpan always = new InsideSpan("META_006:east:1", false, "", 0, Long.MAX_VALUE);

        assertThat(Coincidence.ofServiceFaults(counts, List.of(), 0, 100_000)).isNull();
        assertThat(Coincidence.ofServiceFaults(counts, List.of(always), 0, 100_000))
                .isNull();
    }

    /** Ten calls a second, and none for five. */
    @Test
    void findsTheOnlySilenceInTheTimeWithoutALeader() {
        InsideSpan outage = new InsideSpan("e", true, "", 70_000, 74_000);
        for (int second = 0; second < 100; second++) {
            if (second < 70 || second > 74) {
                counts.count(call(0), "", 10, second * 1_000L);
            }
        }

        assertThat(Coincidence.ofSilence(counts, outage, 0, 100_000)).isEqualTo(0.01);
    }

    @ParameterizedTest(name = "of {0} to {1} ms")
    @CsvSource({"0, 100000, 0.2", "40000, 60000, 1.0", "60000, 100000, 0.0", "0, 0, 0.0", "0, 50000, 0.2"})
    void saysHowMuchOfTheTimeIsCovered(long from, long to, double share) {
        assertThat(Coincidence.covered(SPANS, from, to)).isEqualTo(share);
    }

    private void fail(String domain, int second, int times, int code) {
        counts.count(call(code), domain, times, second * 1_000L);
    }

    private static ApiCall call(int code) {
        return new ApiCall("ACME", "STREAM.INFO", "S", null, code, null, null, "n1", false);
    }
}
