package io.aftershock.connectors.jsz.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.jsz.poll.PollCounters;
import io.aftershock.connectors.jsz.poll.PollMetric;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class CountedEventsTest {

    private final PollCounters counters = new PollCounters(new UnregisteredMetricsGroup(), "c1");
    private final CountedEvents events = new CountedEvents(counters);

    @Test
    void countsEachEventOnItsOwn() {
        events.disconnected();
        events.reconnected();
        events.reconnected();
        events.complained("Permissions Violation for Publish to \"x\"");

        assertThat(counters.get(PollMetric.RECONNECTS)).isEqualTo(2);
        assertThat(counters.get(PollMetric.COMPLAINTS)).isEqualTo(1);
        assertThat(counters.get(PollMetric.FAILURES)).isZero();
    }
}
