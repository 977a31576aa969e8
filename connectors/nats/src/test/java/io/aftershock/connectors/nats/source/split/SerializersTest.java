package io.aftershock.connectors.nats.source.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SerializersTest {

    private static final ClusterSplit SPLIT = new ClusterSplit(
            "c1", Map.of("o1", new StreamPosition(1763713514123L, 42), "o2", new StreamPosition(7, 0)));

    private final ClusterSplitSerializer splits = new ClusterSplitSerializer();
    private final AssignedClustersSerializer memory = new AssignedClustersSerializer();

    @Test
    void bringBackASplit() throws Exception {
        assertThat(splits.deserialize(1, splits.serialize(SPLIT))).isEqualTo(SPLIT);
        assertThat(splits.deserialize(1, splits.serialize(ClusterSplit.unread("c2"))))
                .isEqualTo(ClusterSplit.unread("c2"));
    }

    @Test
    void bringBackWhatTheEnumeratorRemembers() throws Exception {
        AssignedClusters clusters = new AssignedClusters(List.of("c2", "c3"), List.of(SPLIT));

        assertThat(memory.deserialize(1, memory.serialize(clusters))).isEqualTo(clusters);
    }

    @Test
    void refuseAnotherVersion() throws Exception {
        byte[] bytes = splits.serialize(SPLIT);

        assertThatThrownBy(() -> splits.deserialize(0, bytes))
                .hasMessage(
                        "The state holds a cluster's positions in version 0, and this release reads version 1 only; "
                                + "restore with the release that wrote it, or start without the state.");
        assertThatThrownBy(() -> memory.deserialize(2, bytes))
                .hasMessageContaining("the assigned clusters in version 2");
    }
}
