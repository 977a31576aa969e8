package io.aftershock.connectors.nats.source.split;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;

/** The enumerator's memory as bytes: the clusters with readers, then the waiting splits with their own version. */
public final class AssignedClustersSerializer implements SimpleVersionedSerializer<AssignedClusters> {

    private static final int VERSION = 1;

    private final ClusterSplitSerializer splits = new ClusterSplitSerializer();

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(AssignedClusters clusters) throws IOException {
        return Bytes.of(out -> {
            out.writeInt(clusters.readers().size());
            for (String cluster : clusters.readers()) {
                out.writeUTF(cluster);
            }
            out.writeInt(clusters.waiting().size());
            for (ClusterSplit split : clusters.waiting()) {
                byte[] bytes = splits.serialize(split);
                out.writeInt(splits.getVersion());
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        });
    }

    @Override
    public AssignedClusters deserialize(int version, byte[] serialized) throws IOException {
        DataInputDeserializer in = Bytes.in(serialized, "the assigned clusters", version, VERSION, VERSION);
        List<String> readers = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            readers.add(in.readUTF());
        }
        List<ClusterSplit> waiting = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            waiting.add(split(in));
        }
        return new AssignedClusters(readers, waiting);
    }

    private ClusterSplit split(DataInputDeserializer in) throws IOException {
        int version = in.readInt();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return splits.deserialize(version, bytes);
    }
}
