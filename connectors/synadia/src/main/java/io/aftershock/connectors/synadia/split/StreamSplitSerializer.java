package io.aftershock.connectors.synadia.split;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** A split as bytes: cluster, stream, sequence. */
public final class StreamSplitSerializer implements SimpleVersionedSerializer<StreamSplit> {

    private static final int VERSION = 1;
    private static final int INITIAL_SIZE = 64;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(StreamSplit split) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(INITIAL_SIZE);
        write(split, out);
        return out.getCopyOfBuffer();
    }

    @Override
    public StreamSplit deserialize(int version, byte[] serialized) throws IOException {
        mustBe(VERSION, version);
        return read(new DataInputDeserializer(serialized));
    }

    static void write(StreamSplit split, DataOutputView out) throws IOException {
        out.writeUTF(split.cluster());
        out.writeUTF(split.stream());
        out.writeLong(split.sequence());
    }

    static StreamSplit read(DataInputView in) throws IOException {
        return new StreamSplit(in.readUTF(), in.readUTF(), in.readLong());
    }

    static void mustBe(int known, int found) throws IOException {
        if (found != known) {
            throw new IOException("The state holds streams in version " + found + ", and this release reads version "
                    + known + " only; restore with the release that wrote it, or start without the state.");
        }
    }
}
