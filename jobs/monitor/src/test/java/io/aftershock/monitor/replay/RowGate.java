package io.aftershock.monitor.replay;

import io.aftershock.model.telemetry.TelemetryRow;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.FilterFunction;

/** Lets all rows through, and tells the test when so many have passed. */
final class RowGate implements FilterFunction<TelemetryRow> {

    private static final long serialVersionUID = 1L;
    private static final long PATIENCE_SECONDS = 60;
    private static final Map<String, CountDownLatch> LATCHES = new ConcurrentHashMap<>();

    private final String key = UUID.randomUUID().toString();

    RowGate(long rows) {
        LATCHES.put(key, new CountDownLatch(Math.toIntExact(rows)));
    }

    @Override
    public boolean filter(TelemetryRow row) {
        if (row.kind() != TelemetryRow.Kind.STATUS) {
            LATCHES.get(key).countDown();
        }
        return true;
    }

    void awaitRows() throws InterruptedException {
        if (!LATCHES.get(key).await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(LATCHES.get(key).getCount() + " rows are missing");
        }
    }
}
