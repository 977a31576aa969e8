package io.aftershock.simulator;

import io.aftershock.connectors.capture.CaptureRowWriter;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.simulator.delivery.Delivery;
import io.aftershock.simulator.truth.Truth;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * What came of a story.
 *
 * @param rows of all clusters, in the order of receipt
 */
public record Simulated(List<TelemetryRow> rows, Truth truth) {

    public Simulated {
        rows = List.copyOf(rows);
    }

    /** The rows of all clusters together. */
    public static Simulated of(Map<String, Delivery> deliveries, Truth truth) {
        List<TelemetryRow> rows = deliveries.values().stream()
                .flatMap(delivery -> delivery.rows().stream())
                .sorted(Comparator.comparingLong(TelemetryRow::receivedMillis))
                .toList();
        return new Simulated(rows, truth);
    }

    /** Writes the rows as a capture, gzip if its name says so. */
    public void writeCapture(Path file) throws IOException {
        CaptureRowWriter writer = new CaptureRowWriter();
        try (OutputStream out = open(file)) {
            for (TelemetryRow row : rows) {
                out.write(writer.line(row));
                out.write('\n');
            }
        }
    }

    /** Writes the truth beside it, one JSON object a line. */
    public void writeTruth(Path file) throws IOException {
        Files.write(file, truth.lines(), StandardCharsets.UTF_8);
    }

    private static OutputStream open(Path file) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        return file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
    }
}
