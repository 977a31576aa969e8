package io.aftershock.connectors.history.maintain;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run of maintenance: every step on every table, one after the other, each on its own.
 *
 * <p>It may run beside the job and be killed at any moment: each step commits at its end, or not at all. Files that were
 * written and never committed are orphans, and a later run removes them.
 */
public final class Maintenance {

    private final Warehouse warehouse;
    private final List<MaintenanceStep> steps;

    private Maintenance(Warehouse warehouse, List<MaintenanceStep> steps) {
        this.warehouse = warehouse;
        this.steps = steps;
    }

    /**
     * How long things are kept that nobody needs, but that a reader or writer may still be using.
     *
     * @param keepSnapshots a query that began this long ago still finds its files
     * @param keepOrphans a file this young may belong to a commit that is under way
     */
    public record Patience(Duration keepSnapshots, Duration keepOrphans) {

        /** A day for readers, three for writers. */
        public static final Patience USUAL = new Patience(Duration.ofDays(1), Duration.ofDays(3));
    }

    /** All that there is to do, in the order in which one step makes work for the next. */
    public static Maintenance of(Warehouse warehouse, HistoryConfig config, Patience patience, Instant now) {
        return new Maintenance(
                warehouse,
                List.of(
                        new Rollup(warehouse, config, now),
                        new Retention(config, now),
                        new Compaction(now),
                        new SnapshotExpiry(now.minus(patience.keepSnapshots())),
                        new OrphanRemoval(now.minus(patience.keepOrphans()))));
    }

    /** The names of the steps. */
    public List<String> steps() {
        return steps.stream().map(MaintenanceStep::label).toList();
    }

    /**
     * Runs to the end, whatever fails on the way.
     *
     * @param tables on which to work
     * @param told hears of each outcome at once
     */
    public List<Outcome> run(Set<HistoryTable> tables, Consumer<Outcome> told) {
        List<Outcome> outcomes = new ArrayList<>();
        for (MaintenanceStep step : steps) {
            for (HistoryTable table : HistoryTable.values()) {
                if (tables.contains(table) && step.concerns(table)) {
                    Outcome outcome = run(step, table);
                    outcomes.add(outcome);
                    told.accept(outcome);
                }
            }
        }
        return outcomes;
    }

    private Outcome run(MaintenanceStep step, HistoryTable table) {
        long began = System.nanoTime();
        boolean succeeded = false;
        @Nullable String told;
        try {
            told = step.run(table, warehouse.table(table));
            succeeded = true;
        } catch (IOException | RuntimeException problem) {
            // The other steps and tables do not depend on it, and the next run tries again.
            told = sentence(problem);
        }
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        return new Outcome(step.label(), table.label(), succeeded, told, millis);
    }

    private static String sentence(Exception problem) {
        return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    }
}
