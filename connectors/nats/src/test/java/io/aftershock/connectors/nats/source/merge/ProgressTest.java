package io.aftershock.connectors.nats.source.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.source.merge.Arrival.Happened;
import io.aftershock.connectors.nats.source.merge.Arrival.Heard;
import io.aftershock.connectors.nats.source.merge.Arrival.Stored;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long NOW = 1_000_000;

    private final Arrivals firstArrivals = new Arrivals(new Doorbell());
    private final Arrivals secondArrivals = new Arrivals(new Doorbell());
    private final Lane one = new Lane(firstArrivals, NOW);
    private final Lane two = new Lane(secondArrivals, NOW);
    private final Progress progress = new Progress("c1", List.of("o1", "o2"), List.of(one, two));

    @Test
    void saysNothingOfStreamsThatNobodyReads() {
        assertThat(progress.at(NOW, 0)).isNull();

        hear(one, firstArrivals, new Heard(null, 0, NOW));
        hear(one, firstArrivals, new Happened(new SourceStatus(Condition.CUT_OFF, "o1", 0, 0, "")));
        assertThat(progress.at(NOW, 0)).isNull();
    }

    @Test
    void repeatsSinceWhenNoStreamCanBeReadAndWhy() {
        hear(one, firstArrivals, new Happened(new SourceStatus(Condition.CUT_OFF, "o1", 0, 0, "o1 is gone. Look.")));
        hear(two, secondArrivals, new Happened(new SourceStatus(Condition.CUT_OFF, "o2", 0, 0, "")), NOW + 500);
        hear(two, secondArrivals, new Happened(new SourceStatus(Condition.REFUSED, "o2", 0, 0, "Mend it.")), NOW + 900);

        TelemetryRow row = progress.at(NOW + 3_000, 0);

        assertThat(row.receivedMillis()).isEqualTo(NOW + 3_000);
        assertThat(row.status())
                .isEqualTo(
                        new SourceStatus(
                                Condition.REFUSED,
                                "o2",
                                0,
                                2_500,
                                "Cluster c1: none of its streams can be read since 1970-01-01T00:16:40.500Z; last was o2. Mend it."));
    }

    @Test
    void saysOfAClusterWithoutStreamsThatItIsPolledOnly() {
        TelemetryRow row = new Progress("c1", List.of(), List.of()).at(NOW, 0);

        assertThat(row.receivedMillis()).isEqualTo(NOW);
        assertThat(row.status().condition()).isEqualTo(Condition.POLLED_ONLY);
    }

    @Test
    void isCaughtUpIfOneStreamIsUpToHalfASecondBeforeItWasHeardOf() {
        hear(one, firstArrivals, new Heard(null, 7, NOW));
        hear(two, secondArrivals, new Heard(null, 0, NOW - 100));

        TelemetryRow row = progress.at(NOW, NOW - 5_000);
        assertThat(row.receivedMillis()).isEqualTo(NOW - 600);
        assertThat(row.status())
                .isEqualTo(new SourceStatus(
                        Condition.CAUGHT_UP,
                        "o2",
                        0,
                        0,
                        "Cluster c1: all that o2 had stored has been emitted. Nothing to do."));
    }

    @Test
    void isBehindByTheStreamThatIsNearestToItsEnd() {
        hear(one, firstArrivals, new Heard(null, 7, NOW));
        hear(two, secondArrivals, new Heard(null, 3, NOW));

        TelemetryRow row = progress.at(NOW, NOW - 5_000);
        assertThat(row.receivedMillis()).isEqualTo(NOW);
        assertThat(row.status().condition()).isEqualTo(Condition.BEHIND);
        assertThat(row.status().source()).isEqualTo("o2");
        assertThat(row.status().messages()).isEqualTo(3);
        assertThat(row.status().behindMillis()).isEqualTo(5_000);
    }

    @Test
    void isNotCaughtUpWithAStreamThatHasGoneSilent() {
        hear(one, firstArrivals, new Heard(null, 0, NOW - 2_001));

        assertThat(progress.at(NOW, NOW).status().condition()).isEqualTo(Condition.BEHIND);
    }

    @Test
    void isNotCaughtUpWhileAnArrivalWaits() {
        hear(one, firstArrivals, new Heard(null, 0, NOW));
        firstArrivals.put(
                new Stored(TelemetryRow.event("c1", NOW, null, "s", new byte[0]), new StreamPosition(1, 1), 1, 0, NOW));
        one.refill();

        assertThat(progress.at(NOW, NOW).status().condition()).isEqualTo(Condition.BEHIND);
        assertThat(progress.at(NOW, NOW).status().messages()).isEqualTo(1);
    }

    private static void hear(Lane lane, Arrivals arrivals, Arrival arrival) {
        hear(lane, arrivals, arrival, NOW);
    }

    private static void hear(Lane lane, Arrivals arrivals, Arrival arrival, long nowMillis) {
        arrivals.put(arrival);
        lane.refill();
        lane.take(nowMillis);
    }
}
