package io.aftershock.connectors.nats.source.split;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Values as bytes and back; the formats themselves are with the serializers. */
final class Bytes {

    private static final int INITIAL_SIZE = 64;

    /** Writes one value. */
    interface Writing {
        void to(DataOutputSerializer out) throws IOException;
    }

    private Bytes() {}

    static byte[] of(Writing value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(INITIAL_SIZE);
        value.to(out);
        return out.getCopyOfBuffer();
    }

    /**
     * The bytes to read from.
     *
     * @throws IOException if they were written in another version of the format
     */
    static DataInputDeserializer in(byte[] bytes, String what, int found, int known) throws IOException {
        if (found != known) {
            throw new IOException(
                    "The state holds " + what + " in version " + found + ", and this release reads version " + known
                            + " only; restore with the release that wrote it, or start without the state.");
        }
        return new DataInputDeserializer(bytes);
    }
}
