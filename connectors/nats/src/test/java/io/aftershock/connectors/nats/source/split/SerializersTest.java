package io.aftershock.connectors.nats.source.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SerializersTest {

    private static final ClusterSplit SPLIT = new ClusterSplit(
            "c1",
            Map.of(
                    "o1",
                    new StreamPosition(1763713514123L, 42, new Mark(40, 1763713514123456789L)),
                    "o2",
                    new StreamPosition(7, 0, Mark.time(0))),
            1763713500000L);

    private final ClusterSplitSerializer splits = new ClusterSplitSerializer();
    private final AssignedClustersSerializer memory = new AssignedClustersSerializer();

    @Test
    void bringBackASplit() throws Exception {
        assertThat(splits.deserialize(3, splits.serialize(SPLIT))).isEqualTo(SPLIT);
        assertThat(splits.deserialize(3, splits.serialize(ClusterSplit.unread("c2"))))
                .isEqualTo(ClusterSplit.unread("c2"));
    }

    /** Written by the release before marks. */
    @Test
    void bringBackASplitOfVersionOne() throws Exception {
        byte[] bytes = HexFormat.of()
                .parseHex("0002" + "6331" + "00000002"
                        + "0002" + "6f31" + "0000019aa579118b" + "000000000000002a"
                        + "0002" + "6f32" + "0000000000000007" + "0000000000000000");

        assertThat(splits.deserialize(1, bytes))
                .isEqualTo(new ClusterSplit(
                        "c1", Map.of("o1", new StreamPosition(0x19aa579118bL, 42), "o2", new StreamPosition(7, 0))));
        assertThat(new StreamPosition(7, 42).taken().hasTime()).isFalse();
    }

    /** Written by the release before clusters that join late: the same, without the last eight bytes. */
    @Test
    void bringBackASplitOfVersionTwo() throws Exception {
        byte[] bytes = splits.serialize(SPLIT);

        assertThat(splits.deserialize(2, Arrays.copyOf(bytes, bytes.length - Long.BYTES)))
                .isEqualTo(new ClusterSplit("c1", SPLIT.positions()));
    }

    @Test
    void bringBackWhatTheEnumeratorRemembers() throws Exception {
        AssignedClusters clusters = new AssignedClusters(List.of("c2", "c3"), List.of(SPLIT));

        assertThat(memory.deserialize(1, memory.serialize(clusters))).isEqualTo(clusters);
    }

    @Test
    void refuseAnotherVersion() throws Exception {
        byte[] bytes = splits.serialize(SPLIT);

        assertThatThrownBy(() -> splits.deserialize(4, bytes))
                .hasMessage(
                        "The state holds a cluster's positions in version 4, and this release reads versions 1 to 3 only; "
                                + "restore with the release that wrote it, or start without the state.");
        assertThatThrownBy(() -> memory.deserialize(2, bytes))
                .hasMessageContaining("the assigned clusters in version 2");
    }
}
