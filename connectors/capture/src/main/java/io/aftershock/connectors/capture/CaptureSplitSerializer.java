package io.aftershock.connectors.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Writes a split as its position. */
final class CaptureSplitSerializer implements SimpleVersionedSerializer<CaptureSplit> {

    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(CaptureSplit split) {
        return ByteBuffer.allocate(Long.BYTES).putLong(split.rowsRead()).array();
    }

    @Override
    public CaptureSplit deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException("the state of a capture source has version " + version
                    + ", this program reads version " + VERSION + ": restore it with the release that wrote it");
        }
        return new CaptureSplit(ByteBuffer.wrap(bytes).getLong());
    }
}
