package io.aftershock.exporter.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How a state is stored: as JSON, compressed. */
final class StateForm {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StateForm() {}

    static byte[] write(Object state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            JSON.writeValue(packed, state);
        } catch (IOException e) {
            throw new UncheckedIOException("what is in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /**
     * What was stored.
     *
     * @throws IOException if it is not what this release, or an earlier one, wrote
     */
    static <T> T read(byte[] stored, Class<T> form) throws IOException {
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(stored))) {
            return JSON.readValue(unpacked, form);
        }
    }
}
