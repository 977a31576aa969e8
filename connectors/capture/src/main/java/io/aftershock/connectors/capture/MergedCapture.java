package io.aftershock.connectors.capture;

import io.aftershock.connectors.capture.CaptureRowParser.NotARowException;
import io.aftershock.model.telemetry.TelemetryRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The rows of several captures as one sequence: by receive time, then by the rows' bytes, so that the order in which the
 * files are named does not matter.
 *
 * <p>A line that is no row stands where it stands in its file, as a row of {@link TelemetryRow.Kind#UNREADABLE}.
 */
final class MergedCapture implements Closeable {

    private final PriorityQueue<Cursor> cursors = new PriorityQueue<>(Comparator.comparingLong(Cursor::receivedMillis)
            .thenComparing(Cursor::line, Arrays::compare)
            .thenComparing(Cursor::path));

    private MergedCapture() {}

    static MergedCapture open(List<CaptureFile> files) throws IOException {
        MergedCapture merged = new MergedCapture();
        try {
            for (CaptureFile file : files) {
                Cursor cursor = new Cursor(file);
                if (cursor.advance()) {
                    merged.cursors.add(cursor);
                } else {
                    cursor.close();
                }
            }
        } catch (IOException e) {
            merged.close();
            throw e;
        }
        return merged;
    }

    /** The next row; null when all files have ended. */
    @Nullable
    TelemetryRow next() throws IOException {
        Cursor first = cursors.poll();
        if (first == null) {
            return null;
        }
        TelemetryRow row = first.row();
        if (first.advance()) {
            cursors.add(first);
        } else {
            first.close();
        }
        return row;
    }

    @Override
    public void close() throws IOException {
        for (Cursor cursor : cursors) {
            cursor.close();
        }
        cursors.clear();
    }

    /** One file, standing on a row. */
    private static final class Cursor implements Closeable {

        private static final byte[] NO_LINE = {};

        private final CaptureFile file;
        private final CaptureLines lines;
        private final CaptureRowParser parser = new CaptureRowParser();
        private byte[] line = NO_LINE;
        private @Nullable TelemetryRow row;
        private long receivedMillis;

        Cursor(CaptureFile file) throws IOException {
            this.file = file;
            this.lines = CaptureLines.open(file.path());
        }

        boolean advance() throws IOException {
            byte[] next = lines.next();
            while (next != null && isBlank(next)) {
                next = lines.next();
            }
            if (next == null) {
                return false;
            }
            line = next;
            try {
                row = parser.parse(file.cluster(), next);
                receivedMillis = row.receivedMillis();
            } catch (NotARowException e) {
                row = unreadable(String.valueOf(e.getMessage()), next.length);
            }
            return true;
        }

        private TelemetryRow unreadable(String why, int bytes) {
            String place = Path.of(file.path()).getFileName() + ":" + lines.number();
            return new TelemetryRow(
                    file.cluster(),
                    receivedMillis,
                    TelemetryRow.Kind.UNREADABLE,
                    null,
                    place,
                    why + " (" + bytes + " bytes)",
                    List.of(),
                    List.of(),
                    NO_LINE,
                    null);
        }

        private static boolean isBlank(byte[] bytes) {
            for (byte each : bytes) {
                if (each != ' ' && each != '\t' && each != '\r') {
                    return false;
                }
            }
            return true;
        }

        TelemetryRow row() {
            if (row == null) {
                throw new IllegalStateException("the cursor of " + file.path() + " stands on no row");
            }
            return row;
        }

        long receivedMillis() {
            return receivedMillis;
        }

        byte[] line() {
            return line;
        }

        String path() {
            return file.path();
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
