package io.aftershock.connectors.capture;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file as bytes, with their numbers; gzip is known by its first two bytes, whatever the file's name. */
final class CaptureLines implements Closeable {

    private static final int BUFFER = 256 * 1024;
    private static final int GZIP_MAGIC_1 = 0x1f;
    private static final int GZIP_MAGIC_2 = 0x8b;

    private final String path;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int position;
    private int limit;
    private long number;

    private CaptureLines(String path, InputStream in) {
        this.path = path;
        this.in = in;
    }

    static CaptureLines open(String path) throws IOException {
        InputStream file = new BufferedInputStream(Files.newInputStream(Path.of(path)), BUFFER);
        try {
            file.mark(2);
            boolean gzip = file.read() == GZIP_MAGIC_1 && file.read() == GZIP_MAGIC_2;
            file.reset();
            return new CaptureLines(path, gzip ? new GZIPInputStream(file, BUFFER) : file);
        } catch (IOException e) {
            file.close();
            throw new IOException("capture " + path + " cannot be read: " + e.getMessage());
        }
    }

    /** The next line without its end; null at the end of the file. */
    byte @Nullable [] next() throws IOException {
        line.reset();
        while (true) {
            if (position == limit && !fill()) {
                return line.size() == 0 ? null : take();
            }
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, position, end - position);
            position = end;
            if (end < limit) {
                position++;
                return take();
            }
        }
    }

    /** Number of the line that was returned last, from 1. */
    long number() {
        return number;
    }

    private byte[] take() {
        number++;
        return line.toByteArray();
    }

    private boolean fill() throws IOException {
        try {
            limit = Math.max(0, in.read(buffer));
        } catch (IOException e) {
            throw new IOException("capture " + path + " cannot be read on after line " + number + ": " + e.getMessage()
                    + "; was the copy cut short?");
        }
        position = 0;
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
