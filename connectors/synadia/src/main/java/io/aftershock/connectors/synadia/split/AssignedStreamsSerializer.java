package io.aftershock.connectors.synadia.split;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The enumerator's memory as bytes: the ids that readers have, then the waiting splits. */
public final class AssignedStreamsSerializer implements SimpleVersionedSerializer<AssignedStreams> {

    private static final int VERSION = 1;
    private static final int INITIAL_SIZE = 256;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(AssignedStreams streams) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(INITIAL_SIZE);
        out.writeInt(streams.readers().size());
        for (String id : streams.readers()) {
            out.writeUTF(id);
        }
        out.writeInt(streams.waiting().size());
        for (StreamSplit split : streams.waiting()) {
            StreamSplitSerializer.write(split, out);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public AssignedStreams deserialize(int version, byte[] serialized) throws IOException {
        StreamSplitSerializer.mustBe(VERSION, version);
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        List<String> readers = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            readers.add(in.readUTF());
        }
        List<StreamSplit> waiting = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            waiting.add(StreamSplitSerializer.read(in));
        }
        return new AssignedStreams(readers, waiting);
    }
}
