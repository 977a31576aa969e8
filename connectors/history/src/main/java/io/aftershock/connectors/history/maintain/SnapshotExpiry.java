package io.aftershock.connectors.history.maintain;

import io.aftershock.connectors.history.table.HistoryTable;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** Forgets old snapshots, and deletes the files that only they name. */
final class SnapshotExpiry implements MaintenanceStep {

    private final Instant keepSince;

    SnapshotExpiry(Instant keepSince) {
        this.keepSince = keepSince;
    }

    @Override
    public String label() {
        return "expiry";
    }

    @Override
    public @Nullable String run(HistoryTable table, Table target) {
        int before = count(target);
        FileDeletion deletion = new FileDeletion(target.io());
        AtomicInteger files = new AtomicInteger();
        target.expireSnapshots()
                .expireOlderThan(keepSince.toEpochMilli())
                .retainLast(1)
                // Iceberg only logs what it could not delete.
                .deleteWith(file -> {
                    files.incrementAndGet();
                    deletion.delete(file);
                })
                .commit();
        target.refresh();
        deletion.check(table);
        int gone = before - count(target);
        return gone == 0 ? null : "forgot " + gone + " snapshots and deleted " + files + " files";
    }

    private static int count(Table target) {
        int count = 0;
        for (var ignored : target.snapshots()) {
            count++;
        }
        return count;
    }
}
