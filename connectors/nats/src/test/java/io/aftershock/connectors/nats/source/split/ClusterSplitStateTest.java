package io.aftershock.connectors.nats.source.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterSplitStateTest {

    @Test
    void movesOnePositionAndLeavesTheOthers() {
        ClusterSplit before =
                new ClusterSplit("c1", Map.of("o1", new StreamPosition(7, 42), "o2", new StreamPosition(8, 1)));
        ClusterSplitState state = new ClusterSplitState(before);
        state.advance("o1", new StreamPosition(7, 43));
        ClusterSplit snapshot = state.toSplit();
        state.advance("o1", new StreamPosition(7, 44));

        assertThat(snapshot.positions())
                .isEqualTo(Map.of("o1", new StreamPosition(7, 43), "o2", new StreamPosition(8, 1)));
        assertThat(before.positions().get("o1")).isEqualTo(new StreamPosition(7, 42));
    }
}
