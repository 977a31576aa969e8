package io.aftershock.connectors.history.maintain;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.maintain.Maintenance.Patience;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;

/** A process that maintains a warehouse until it is killed. */
final class MaintenanceProcess {

    private MaintenanceProcess() {}

    /** Takes the folder of the warehouse and the time that it is to be; says a line when it begins. */
    public static void main(String[] arguments) {
        HistoryConfig config = HistoryConfig.inFolder(Path.of(arguments[0]));
        try (Warehouse warehouse = Warehouse.open(config)) {
            System.out.println("begins");
            // As hard as it can be: snapshots of a second ago are forgotten, and whatever took longer is an orphan.
            Patience patience = new Patience(Duration.ofDays(-100_000), Duration.ofDays(100_000));
            Maintenance maintenance = Maintenance.of(warehouse, config, patience, Instant.parse(arguments[1]));
            while (true) {
                maintenance.run(EnumSet.of(HistoryTable.API_MINUTES, HistoryTable.API_HOURS), outcome -> {});
            }
        }
    }
}
