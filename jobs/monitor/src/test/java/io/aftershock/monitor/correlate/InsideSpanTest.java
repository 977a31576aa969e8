package io.aftershock.monitor.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.election.Election;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.election.ElectionScope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsideSpanTest {

    @ParameterizedTest(name = "an outage of {0} ms")
    @CsvSource({", 90000", "0, 90000", "9999, 90000", "10000, 90000", "34243, 65757"})
    void reachesBackToTheBeginningOfTheOutageAndTenSecondsAtLeast(Long outage, long from) {
        assertThat(InsideSpan.of(election(outage))).isEqualTo(new InsideSpan("e", true, "", from, 115_000));
    }

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource({
        "0, 89999, false",
        "0, 90000, true",
        "100000, 101000, true",
        "0, 200000, true",
        "115000, 200000, true",
        "115001, 200000, false"
    })
    void overlapsWhatTouchesIt(long from, long to, boolean overlaps) {
        assertThat(InsideSpan.of(election(0L)).overlaps(from, to)).isEqualTo(overlaps);
    }

    @ParameterizedTest(name = "second {0}: {1}")
    @CsvSource({"89, false", "90, true", "115, true", "116, false"})
    void containsTheSecondsThatItReachesInto(long second, boolean contained) {
        assertThat(InsideSpan.of(election(0L)).containsSecond(second)).isEqualTo(contained);
        assertThat(new InsideSpan("later", true, "", 90_999, 115_000).containsSecond(90))
                .isTrue();
    }

    @Test
    void hasNoEndWhileItLasts() {
        assertThat(new InsideSpan("META_006:east:1", false, "", 90_000, Long.MAX_VALUE).containsSecond(1_000_000_000))
                .isTrue();
    }

    private static Election election(Long outage) {
        return new Election(
                "e",
                "east",
                null,
                ElectionScope.META,
                null,
                null,
                null,
                "n1",
                null,
                ElectionCause.UNPLANNED,
                100_000,
                outage,
                List.of());
    }
}
