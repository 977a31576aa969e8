package io.aftershock.connectors.nats.source.split;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;

/**
 * A split as bytes: the cluster, then count, name, creation time and sequence of its positions, ordered by name; since
 * version 2 with sequence and time of the message taken last behind each, since version 3 with what is not to be read
 * behind all.
 */
public final class ClusterSplitSerializer implements SimpleVersionedSerializer<ClusterSplit> {

    private static final int WITHOUT_MARKS = 1;
    private static final int WITHOUT_LIMIT = 2;
    private static final int VERSION = 3;

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
                out.writeLong(position.getValue().taken().sequence());
                out.writeLong(position.getValue().taken().storedNanos());
            }
            out.writeLong(split.notBeforeMillis());
        });
    }

    @Override
    public ClusterSplit deserialize(int version, byte[] serialized) throws IOException {
        DataInputDeserializer in = Bytes.in(serialized, "a cluster's positions", version, WITHOUT_MARKS, VERSION);
        String cluster = in.readUTF();
        Map<String, StreamPosition> positions = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            positions.put(in.readUTF(), version == WITHOUT_MARKS ? withoutMark(in) : withMark(in));
        }
        return new ClusterSplit(cluster, positions, version <= WITHOUT_LIMIT ? 0 : in.readLong());
    }

    private static StreamPosition withoutMark(DataInputDeserializer in) throws IOException {
        return new StreamPosition(in.readLong(), in.readLong());
    }

    private static StreamPosition withMark(DataInputDeserializer in) throws IOException {
        return new StreamPosition(in.readLong(), in.readLong(), new Mark(in.readLong(), in.readLong()));
    }
}
