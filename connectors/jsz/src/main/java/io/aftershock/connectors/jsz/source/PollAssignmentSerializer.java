package io.aftershock.connectors.jsz.source;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes the number of clusters, and then their names. */
public final class PollAssignmentSerializer implements SimpleVersionedSerializer<PollAssignment> {

    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(PollAssignment assignment) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        out.writeInt(assignment.clusters().size());
        for (String cluster : assignment.clusters()) {
            out.writeUTF(cluster);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public PollAssignment deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("A poll assignment of version " + version + " cannot be read, only " + VERSION);
        }
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        Set<String> clusters = new TreeSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            clusters.add(in.readUTF());
        }
        return new PollAssignment(clusters);
    }
}
