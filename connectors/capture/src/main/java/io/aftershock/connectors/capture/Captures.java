package io.aftershock.connectors.capture;

import io.aftershock.model.telemetry.TelemetryRow;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Captures without Flink. */
public final class Captures {

    private Captures() {}

    /** Hands out all rows in the order in which they were received. */
    public static void forEachRow(List<CaptureFile> files, Consumer<TelemetryRow> consumer) throws IOException {
        try (MergedCapture rows = MergedCapture.open(files)) {
            for (TelemetryRow row = rows.next(); row != null; row = rows.next()) {
                consumer.accept(row);
            }
        }
    }
}
