package io.aftershock.connectors.jsz.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PollMetricTest {

    @Test
    void everyMetricHasANameOfItsOwnAndASentence() {
        assertThat(PollMetric.values()).extracting(PollMetric::metricName).doesNotHaveDuplicates();
        assertThat(Arrays.stream(PollMetric.values()).map(PollMetric::sentence)).allMatch(s -> s.length() > 20);
    }
}
