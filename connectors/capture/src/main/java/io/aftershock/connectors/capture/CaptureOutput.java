package io.aftershock.connectors.capture;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Where the lines of a capture go: a file, gzip if its name says so, or standard output.
 *
 * <p>Lines are written in batches of whole lines, of gzip a whole member each, by one call to the system. So what stands in
 * the file can be read whenever the process ends, however it ends.
 */
public final class CaptureOutput implements Closeable {

    /** The name that means standard output. */
    public static final String STANDARD_OUTPUT = "-";

    private static final int BATCH_BYTES = 1 << 20;
    private static final long BATCH_MILLIS = 1_000;

    private final String name;
    private final FileOutputStream out;
    private final boolean gzip;
    private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
    private long batchStartedMillis;
    private long bytes;

    private CaptureOutput(String name, FileOutputStream out) {
        this.name = name;
        this.out = out;
        this.gzip = name.endsWith(".gz");
    }

    /**
     * Opens an output.
     *
     * @param overwrite whether a file that exists is emptied
     * @throws java.nio.file.FileAlreadyExistsException if there is one and it may not be
     */
    public static CaptureOutput open(String name, boolean overwrite) throws IOException {
        if (name.equals(STANDARD_OUTPUT)) {
            return new CaptureOutput(name, new FileOutputStream(FileDescriptor.out));
        }
        if (!overwrite) {
            Files.createFile(Path.of(name));
        }
        // Not a channel: it would be closed by the interrupt with which Flink ends a task.
        return new CaptureOutput(name, new FileOutputStream(name));
    }

    /** Adds a line; it may take a second until it is written. */
    public void write(byte[] line) throws IOException {
        if (batch.size() == 0) {
            batchStartedMillis = System.currentTimeMillis();
        }
        batch.writeBytes(line);
        batch.write('\n');
        if (batch.size() >= BATCH_BYTES || System.currentTimeMillis() - batchStartedMillis >= BATCH_MILLIS) {
            flush();
        }
    }

    /** Writes what has been added. */
    public void flush() throws IOException {
        if (batch.size() == 0) {
            return;
        }
        byte[] whole = gzip ? member(batch) : batch.toByteArray();
        batch.reset();
        try {
            out.write(whole);
        } catch (IOException e) {
            forgetPart();
            throw new IOException("capture " + name + " cannot be written: " + e.getMessage(), e);
        }
        bytes += whole.length;
    }

    /** Bytes written, as they stand in the file. */
    public long bytes() {
        return bytes;
    }

    private static byte[] member(ByteArrayOutputStream lines) throws IOException {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(member)) {
            lines.writeTo(out);
        }
        return member.toByteArray();
    }

    /** A full disk takes a part of a batch: without it the file can be read to its end. */
    private void forgetPart() {
        try {
            out.getChannel().truncate(bytes);
        } catch (IOException | RuntimeException e) {
            // Standard output cannot be shortened; and of a file the first error is the one to tell.
        }
    }

    @Override
    public void close() throws IOException {
        try {
            flush();
        } finally {
            out.close();
        }
    }
}
