package io.aftershock.connectors.jsz.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.jsz.row.HttpRows;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoverTest {

    private final Handover handover = new Handover(2);

    @Test
    void turnsRoundsAwayWhenFull() throws InterruptedException {
        assertThat(handover.offer(round("first"))).isTrue();
        assertThat(handover.offer(round("second"))).isTrue();
        assertThat(handover.offer(round("third"))).isFalse();

        assertThat(handover.take()).extracting(TelemetryRow::node).containsExactly("first");
        assertThat(handover.offer(round("fourth"))).isTrue();
        assertThat(handover.take()).extracting(TelemetryRow::node).containsExactly("second");
        assertThat(handover.take()).extracting(TelemetryRow::node).containsExactly("fourth");
    }

    @Test
    void givesNothingToWhoeverIsWoken() throws InterruptedException {
        handover.wakeUp();

        assertThat(handover.take()).isEmpty();
    }

    private static List<TelemetryRow> round(String node) {
        return List.of(new HttpRows("c1", "jsz").failure(node, 1, "refused"));
    }
}
