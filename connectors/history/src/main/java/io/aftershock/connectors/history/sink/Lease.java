package io.aftershock.connectors.history.sink;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import io.aftershock.connectors.history.warehouse.WarehouseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * The right to write history, kept in the warehouse: one job has it, and another gets it when that one has been silent.
 *
 * <p>It keeps two jobs from writing the same findings twice, and is not what "exactly once" rests on: that is the name of
 * each batch, which the table itself compares.
 */
final class Lease {

    static final String PROPERTY = "aftershock.lease";

    /** A lease outlasts this many commits that fail. */
    private static final int COMMITS = 3;

    private static final long SHORTEST_MILLIS = 5_000;

    private final Identity own;
    private final long lengthMillis;
    private final String warehouse;

    Lease(HistoryConfig config, Identity own) {
        this.own = own;
        this.lengthMillis = Math.max(SHORTEST_MILLIS, COMMITS * 1_000L * config.commitSeconds());
        this.warehouse = config.catalog().uri();
    }

    /** How often it has to be taken at least. */
    long renewMillis() {
        return lengthMillis / COMMITS;
    }

    /** Takes it, or keeps it; refused while another job has it. */
    void take(Warehouse tables, long nowMillis) {
        Table table = tables.table(HistoryTable.API_MINUTES);
        Held held = Held.parse(table.properties().get(PROPERTY));
        if (held != null && held.untilMillis > nowMillis) {
            if (!held.job.equals(own.job())) {
                throw refusal("another job (" + held.place + ") writes there", held);
            }
            if (held.startedMillis > own.startedMillis()) {
                throw refusal("the same job has been started again (" + held.place + ")", held);
            }
        }
        write(table, nowMillis + lengthMillis);
    }

    /** Gives it back, so that the next job need not wait. */
    void release(Warehouse tables) {
        Table table = tables.table(HistoryTable.API_MINUTES);
        Held held = Held.parse(table.properties().get(PROPERTY));
        if (held != null && held.job.equals(own.job()) && held.startedMillis == own.startedMillis()) {
            write(table, 0);
        }
    }

    private void write(Table table, long untilMillis) {
        table.updateProperties()
                .set(PROPERTY, new Held(untilMillis, own.startedMillis(), own.job(), own.place()).toString())
                .commit();
    }

    private WarehouseException refusal(String who, Held held) {
        return new WarehouseException("History is not written to " + warehouse + ", since " + who
                + ": end one of them, or give it another place. Unless that one writes again, this one goes on at "
                + Instant.ofEpochMilli(held.untilMillis).truncatedTo(ChronoUnit.SECONDS) + ".");
    }

    /** The property, taken apart. */
    private record Held(long untilMillis, long startedMillis, String job, String place) {

        static @Nullable Held parse(@Nullable String property) {
            if (property == null) {
                return null;
            }
            String[] parts = property.split(" ", 4);
            return new Held(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2], parts[3]);
        }

        @Override
        public String toString() {
            return untilMillis + " " + startedMillis + " " + job + " " + place;
        }
    }
}
