package io.aftershock.cli.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelaysTest {

    @Test
    void ordersWhatWasFoundAndCountsWhatWasNot() {
        Delays delays = Delays.of(List.of(Optional.of(3.0), Optional.empty(), Optional.of(1.0), Optional.of(2.0)));

        assertThat(delays.faults()).isEqualTo(4);
        assertThat(delays.missed()).isEqualTo(1);
        assertThat(delays.median()).isEqualTo(2.0);
        assertThat(delays.worst()).isEqualTo(3.0);
    }

    @Test
    void takesTheNineteenthOfTwentyAsTheNinetyFifthPercentile() {
        Delays delays = Delays.of(IntStream.rangeClosed(1, 20)
                .mapToObj(i -> Optional.of((double) i))
                .toList());

        assertThat(delays.quantile(0.95)).isEqualTo(19.0);
        assertThat(delays.median()).isEqualTo(10.0);
    }

    @Test
    void knowsNoDelayWhereNothingWasFound() {
        assertThat(Delays.of(List.of(Optional.empty())).median()).isNaN();
    }
}
