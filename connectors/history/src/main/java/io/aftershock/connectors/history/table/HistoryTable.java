package io.aftershock.connectors.history.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types.NestedField;

/** A table of the history. */
// Lists and schemas are made once and never changed.
@SuppressWarnings("ImmutableEnumChecker")
public enum HistoryTable {
    API_MINUTES(
            "minute", 90, "Answers of the API by tumbling minute; counts that can be added up.", Columns.API_MINUTES),
    API_HOURS("hour", 400, "The same by hour, made by maintenance.", Columns.API_HOURS),
    API_DAYS("day", 3650, "The same by day, made by maintenance.", Columns.API_DAYS),
    CLIENT_MINUTES("minute", 90, "The clients behind failed calls.", Columns.CLIENT_MINUTES),
    ELECTIONS("at", 3650, "Elections of leaders.", Columns.ELECTIONS),
    STALLS("start", 3650, "Times in which answers stopped.", Columns.STALLS),
    BREACHES("at", 3650, "Breaches of checks, one row a revision.", Columns.BREACHES),
    CORRELATIONS("at", 3650, "Verdicts on breaches and elections, one row a revision.", Columns.CORRELATIONS),
    INCIDENTS("at", 3650, "Incidents of the fleet, one row a revision.", Columns.INCIDENTS),
    COVERAGE(
            "minute",
            400,
            "What telemetry was missing, and why; of a time and server without a row nothing is known to be missing.",
            Columns.COVERAGE);

    /** Counts up with each column or table that is added. */
    public static final int SCHEMA_VERSION = 1;

    public static final Namespace NAMESPACE = Namespace.of("aftershock");

    /** Ids of the elements of lists, apart from those of columns. */
    private static final int ELEMENT_IDS = 1000;

    private final String label = name().toLowerCase(Locale.ROOT);
    private final String timeColumn;
    private final int retentionDays;
    private final String doc;
    private final List<Column> columns;
    private final Schema schema;

    HistoryTable(String timeColumn, int retentionDays, String doc, List<Column> columns) {
        this.timeColumn = timeColumn;
        this.retentionDays = retentionDays;
        this.doc = doc;
        this.columns = columns;
        this.schema = schemaOf(columns);
    }

    private static Schema schemaOf(List<Column> columns) {
        List<NestedField> fields = new ArrayList<>();
        for (Column column : columns) {
            int id = fields.size() + 1;
            fields.add(column.field(id, ELEMENT_IDS + id));
        }
        return new Schema(fields);
    }

    /** Its name in the catalog. */
    public String label() {
        return label;
    }

    public TableIdentifier identifier() {
        return TableIdentifier.of(NAMESPACE, label);
    }

    /** The column by whose day it is partitioned. */
    public String timeColumn() {
        return timeColumn;
    }

    /** Whether each row is about one cluster. */
    public boolean isByCluster() {
        return schema.findField("cluster") != null;
    }

    /** For how long rows are kept unless configured. */
    public int retentionDays() {
        return retentionDays;
    }

    public String doc() {
        return doc;
    }

    public List<Column> columns() {
        return columns;
    }

    public Schema schema() {
        return schema;
    }

    /** As it was in an earlier version: columns are only ever added, at the end. */
    public Schema schemaOf(int version) {
        return schemaOf(
                columns.stream().filter(column -> column.since() <= version).toList());
    }

    /**
     * How its files are laid out.
     *
     * @param clusterBuckets into how many parts a day is divided, by cluster; 0 for none
     */
    public PartitionSpec partitions(int clusterBuckets) {
        PartitionSpec.Builder days = PartitionSpec.builderFor(schema).day(timeColumn);
        boolean divided = clusterBuckets > 0 && isByCluster();
        return (divided ? days.bucket("cluster", clusterBuckets) : days).build();
    }
}
