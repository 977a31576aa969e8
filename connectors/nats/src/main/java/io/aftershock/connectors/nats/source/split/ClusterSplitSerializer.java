package io.aftershock.connectors.nats.source.split;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;

/** A split as bytes: the cluster, then count, name, creation time and sequence of its positions, ordered by name. */
public final class ClusterSplitSerializer implements SimpleVersionedSerializer<ClusterSplit> {

    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(ClusterSplit split) throws IOException {
        return Bytes.of(out -> {
            out.writeUTF(split.cluster());
            out.writeInt(split.positions().size());
            for (Map.Entry<String, StreamPosition> position : new TreeMap<>(split.positions()).entrySet()) {
                out.writeUTF(position.getKey());
                out.writeLong(position.getValue().createdMillis());
                out.writeLong(position.getValue().sequence());
            }
        });
    }

    @Override
    public ClusterSplit deserialize(int version, byte[] serialized) throws IOException {
        DataInputDeserializer in = Bytes.in(serialized, "a cluster's positions", version, VERSION);
        String cluster = in.readUTF();
        Map<String, StreamPosition> positions = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            positions.put(in.readUTF(), new StreamPosition(in.readLong(), in.readLong()));
        }
        return new ClusterSplit(cluster, positions);
    }
}
