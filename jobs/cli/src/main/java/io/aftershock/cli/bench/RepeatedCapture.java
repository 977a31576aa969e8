package io.aftershock.cli.bench;

import io.aftershock.connectors.capture.CaptureFile;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** A capture written out again and again, each time later and with other ids, so that no copy is a second copy. */
final class RepeatedCapture {

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
    private static final Pattern RECEIVED = Pattern.compile("^\\{\"ts\":(\\d+)");
    private static final Pattern ID = Pattern.compile("\"id\":\"([A-Za-z0-9]{22})\"");

    private RepeatedCapture() {}

    /** Writes at least that many rows to a file; returns how many. */
    static long write(CaptureFile capture, long rows, Path to) throws IOException {
        List<String> lines = read(Path.of(capture.path()));
        // Whole minutes, so that windows of all copies look alike; a minute of silence between two.
        long first = received(lines.get(0));
        long period = ((received(lines.get(lines.size() - 1)) - first) / 60_000 + 2) * 60_000;
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(to)) {
            for (long copy = 0; written < rows; copy++) {
                for (String line : lines) {
                    out.write(shifted(line, copy * period, copy));
                    out.newLine();
                    written++;
                }
            }
        }
        return written;
    }

    private static long received(String line) {
        var matcher = RECEIVED.matcher(line);
        if (!matcher.find()) {
            throw new IllegalArgumentException("the capture does not begin its rows with ts");
        }
        return Long.parseLong(matcher.group(1));
    }

    private static String shifted(String line, long millis, long copy) {
        if (copy == 0) {
            return line;
        }
        String received = RECEIVED.matcher(line).replaceFirst("{\"ts\":" + (received(line) + millis));
        String timed = TIME.matcher(received).replaceAll(time -> later(time, millis));
        String suffix = String.format(java.util.Locale.ROOT, "%06d", copy);
        return ID.matcher(timed)
                .replaceAll(id -> "\"id\":\"" + id.group(1).substring(0, 16) + suffix
                        + Integer.toHexString(id.group(1).hashCode()) + "\"");
    }

    private static String later(MatchResult time, long millis) {
        return Instant.parse(time.group() + "Z").plusMillis(millis).toString().substring(0, 19);
    }

    private static List<String> read(Path path) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(open(path), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static InputStream open(Path path) throws IOException {
        InputStream file = Files.newInputStream(path);
        return path.toString().endsWith(".gz") ? new GZIPInputStream(file) : new FilterInputStream(file) {};
    }
}
