package io.aftershock.connectors.jsz.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Writes a split as its cluster's name in UTF-8. */
public final class PollSplitSerializer implements SimpleVersionedSerializer<PollSplit> {

    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(PollSplit split) {
        return split.cluster().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public PollSplit deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("A poll split of version " + version + " cannot be read, only " + VERSION);
        }
        return new PollSplit(new String(serialized, StandardCharsets.UTF_8));
    }
}
