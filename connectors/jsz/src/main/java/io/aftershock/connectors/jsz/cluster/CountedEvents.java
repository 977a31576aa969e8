package io.aftershock.connectors.jsz.cluster;

import io.aftershock.connectors.jsz.poll.PollCounters;
import io.aftershock.connectors.jsz.poll.PollMetric;
import io.aftershock.connectors.nats.connection.ConnectionWatch;

/** What happens to the connections of a cluster's polls, counted. */
record CountedEvents(PollCounters counters) implements ConnectionWatch {

    @Override
    public void reconnected() {
        counters.count(PollMetric.RECONNECTS);
    }

    @Override
    public void complained(String text) {
        counters.count(PollMetric.COMPLAINTS);
    }
}
