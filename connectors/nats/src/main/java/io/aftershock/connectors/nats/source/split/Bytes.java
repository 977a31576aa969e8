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
     * @throws IOException if they were written in a version of the format that is not known
     */
    static DataInputDeserializer in(byte[] bytes, String what, int found, int oldest, int newest) throws IOException {
        if (found < oldest || found > newest) {
            String known = oldest == newest ? "version " + newest : "versions " + oldest + " to " + newest;
            throw new IOException("The state holds " + what + " in version " + found + ", and this release reads "
                    + known + " only; restore with the release that wrote it, or start without the state.");
        }
        return new DataInputDeserializer(bytes);
    }
}
