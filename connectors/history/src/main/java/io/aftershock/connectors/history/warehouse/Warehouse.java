package io.aftershock.connectors.history.warehouse;

import io.aftershock.connectors.history.CatalogConfig;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.table.HistoryTable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.exceptions.AlreadyExistsException;

/** The history of a fleet, opened: its tables, as this version wants them. */
public final class Warehouse implements AutoCloseable {

    private final CatalogConfig place;
    private final Catalog catalog;
    private final Map<HistoryTable, Table> tables = new EnumMap<>(HistoryTable.class);

    private Warehouse(CatalogConfig place, Catalog catalog) {
        this.place = place;
        this.catalog = catalog;
    }

    /** To write: what is missing is made, columns are added; refuses what a newer version wrote or what does not fit. */
    public static Warehouse open(HistoryConfig config) {
        return open(config, true);
    }

    /** To read: nothing is made, and history that is not there yet is refused with a sentence. */
    public static Warehouse openExisting(HistoryConfig config) {
        Path file = config.catalog().sqliteFile();
        if (file != null && !Files.exists(file)) {
            throw noHistory(config.catalog());
        }
        return open(config, false);
    }

    private static Warehouse open(HistoryConfig config, boolean create) {
        CatalogConfig place = config.catalog();
        try {
            if (create) {
                makeFolder(place);
            }
            Warehouse warehouse = new Warehouse(place, Catalogs.open(place));
            try {
                warehouse.load(config, create);
                return warehouse;
            } catch (RuntimeException problem) {
                warehouse.close();
                throw problem;
            }
        } catch (RuntimeException | IOException problem) {
            throw WarehouseProblems.sentence(place, problem);
        }
    }

    private static void makeFolder(CatalogConfig place) throws IOException {
        Path file = place.sqliteFile();
        if (file != null && file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
    }

    private void load(HistoryConfig config, boolean create) {
        TableSetup setup = new TableSetup(catalog, config.catalog().uri());
        if (create) {
            makeNamespace();
        }
        for (HistoryTable table : HistoryTable.values()) {
            if (create) {
                tables.put(table, setup.ready(table, config.clusterBuckets()));
            } else if (catalog.tableExists(table.identifier())) {
                Table present = catalog.loadTable(table.identifier());
                setup.check(table, present);
                tables.put(table, present);
            }
        }
        if (tables.isEmpty()) {
            throw noHistory(config.catalog());
        }
    }

    private void makeNamespace() {
        SupportsNamespaces namespaces = (SupportsNamespaces) catalog;
        if (!namespaces.namespaceExists(HistoryTable.NAMESPACE)) {
            try {
                namespaces.createNamespace(HistoryTable.NAMESPACE);
            } catch (AlreadyExistsException other) {
                // Another process was faster.
            }
        }
    }

    private static WarehouseException noHistory(CatalogConfig place) {
        return new WarehouseException("There is no history yet in " + place.uri()
                + ": let the job run for a minute or two, or name the place where it keeps it.");
    }

    /** The table as it is now. */
    public Table table(HistoryTable table) {
        Table present = tables.get(table);
        if (present == null) {
            throw noHistory(place);
        }
        present.refresh();
        return present;
    }

    /** Appends rows in one commit; for sinks that may repeat themselves there is more to it. */
    public void append(HistoryTable table, Iterable<HistoryRow> rows) throws IOException {
        Table target = table(table);
        List<DataFile> files = new RowFiles(table, target).write(rows);
        if (!files.isEmpty()) {
            AppendFiles append = target.newAppend();
            files.forEach(append::appendFile);
            append.commit();
        }
    }

    @Override
    public void close() {
        if (catalog instanceof Closeable closeable) {
            try {
                closeable.close();
            } catch (IOException problem) {
                throw new WarehouseException("The catalog of the history could not be closed.", problem);
            }
        }
    }
}
