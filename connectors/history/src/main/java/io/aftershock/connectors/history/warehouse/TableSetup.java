package io.aftershock.connectors.history.warehouse;

import io.aftershock.connectors.history.table.Column;
import io.aftershock.connectors.history.table.HistoryTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Makes a table as this version wants it: new, or with the columns that it lacks. */
final class TableSetup {

    static final String SCHEMA_VERSION = "aftershock.schema-version";

    private static final Map<String, String> PROPERTIES = Map.of(
            TableProperties.FORMAT_VERSION,
            "2",
            TableProperties.PARQUET_COMPRESSION,
            "zstd",
            // A commit a minute would leave half a million files of metadata a year.
            TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED,
            "true",
            TableProperties.METADATA_PREVIOUS_VERSIONS_MAX,
            "20",
            // The job and maintenance commit to one table: whoever comes second tries again.
            TableProperties.COMMIT_NUM_RETRIES,
            "20",
            SCHEMA_VERSION,
            Integer.toString(HistoryTable.SCHEMA_VERSION));

    private final Catalog catalog;
    private final String place;

    /** @param place where it is, for sentences */
    TableSetup(Catalog catalog, String place) {
        this.catalog = catalog;
        this.place = place;
    }

    Table ready(HistoryTable table, int clusterBuckets) {
        if (!catalog.tableExists(table.identifier())) {
            try {
                return catalog.buildTable(table.identifier(), table.schema())
                        .withPartitionSpec(table.partitions(clusterBuckets))
                        .withProperties(PROPERTIES)
                        .create();
            } catch (AlreadyExistsException other) {
                // Another process was faster.
            }
        }
        Table present = catalog.loadTable(table.identifier());
        check(table, present);
        evolve(table, present);
        return present;
    }

    /** Refuses a table that this version cannot use. */
    void check(HistoryTable table, Table present) {
        int version = versionOf(present);
        if (version > HistoryTable.SCHEMA_VERSION) {
            throw new WarehouseException(
                    "The history in " + place + " was written by a newer Aftershock (its schema is "
                            + version + ", this program knows " + HistoryTable.SCHEMA_VERSION
                            + "): use that version, or another place for history.");
        }
        List<String> differences = differences(table, present);
        if (!differences.isEmpty()) {
            throw new WarehouseException("The table " + table.label() + " of the history in " + place
                    + " is not the one that this program writes (" + String.join("; ", differences)
                    + "): use another place for history, or mend the table.");
        }
    }

    private static int versionOf(Table present) {
        return Integer.parseInt(present.properties().getOrDefault(SCHEMA_VERSION, "1"));
    }

    private static List<String> differences(HistoryTable table, Table present) {
        List<String> differences = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Column column : table.columns()) {
            known.add(column.name());
            NestedField field = present.schema().findField(column.name());
            if (field == null) {
                if (column.required()) {
                    differences.add(column.name() + " is missing");
                }
            } else if (!sameType(column, field)) {
                differences.add(column.name() + " is " + field.type() + " instead of " + column.type());
            } else if (field.isRequired() && !column.required()) {
                differences.add(column.name() + " must not be null there");
            }
        }
        for (NestedField field : present.schema().columns()) {
            if (field.isRequired() && !known.contains(field.name())) {
                differences.add(field.name() + " is required there and not known here");
            }
        }
        return differences;
    }

    private static boolean sameType(Column column, NestedField field) {
        return column.isList()
                ? field.type().isListType()
                        && field.type().asListType().elementType().equals(Types.StringType.get())
                : field.type().equals(column.type());
    }

    private static void evolve(HistoryTable table, Table present) {
        List<Column> missing = table.columns().stream()
                .filter(column -> present.schema().findField(column.name()) == null)
                .toList();
        if (missing.isEmpty() && versionOf(present) == HistoryTable.SCHEMA_VERSION) {
            return;
        }
        Transaction transaction = present.newTransaction();
        UpdateSchema schema = transaction.updateSchema();
        missing.forEach(column -> schema.addColumn(column.name(), column.type(), column.doc()));
        schema.commit();
        transaction
                .updateProperties()
                .set(SCHEMA_VERSION, Integer.toString(HistoryTable.SCHEMA_VERSION))
                .commit();
        transaction.commitTransaction();
        present.refresh();
    }
}
