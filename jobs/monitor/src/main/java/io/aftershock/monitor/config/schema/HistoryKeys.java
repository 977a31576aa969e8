package io.aftershock.monitor.config.schema;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.monitor.check.Unit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of the table of keys that says where history is kept. */
final class HistoryKeys {

    private static final double DAY = 86_400;
    private static final double CENTURY = 36_500 * DAY;

    private static final Section CATALOG = Section.of(
            key("type", new OneOf(List.of("jdbc", "rest")), "jdbc", "What speaks to the catalog."),
            key(
                    "uri",
                    Kind.TEXT,
                    null,
                    "Required. jdbc:sqlite:FILE, jdbc:postgresql://HOST/DATABASE, or the URL of a REST catalog."),
            key(
                    "warehouse",
                    Kind.TEXT,
                    null,
                    "Required unless a REST catalog knows it. Folder, or s3://BUCKET/PATH, of the files."),
            key("user", Kind.TEXT, null, "Who logs in to the database."),
            key("password_file", Kind.FILE, null, "A file with the password of user, or the token of a REST catalog."));

    private static final Section S3 = Section.of(
            key("endpoint", Kind.HTTP_URL, "that of AWS", "Address of the object store."),
            key("region", Kind.NAME, "that of the process' environment", "Region of the object store."),
            key("access_key_file", Kind.FILE, "that of the process' environment", "A file with the access key."),
            key("secret_key_file", Kind.FILE, "that of the process' environment", "A file with the secret key."),
            key(
                    "path_style",
                    new OneOf(List.of("yes", "no")),
                    "no",
                    "Whether buckets are part of the path, as most stores other than AWS want it."));

    private static final Section RETENTION = new Section(Arrays.stream(HistoryTable.values())
            .map(table -> key(
                    table.label(),
                    new Quantity(Unit.DURATION, DAY, CENTURY, DAY),
                    table.retentionDays() + "d",
                    table.doc()))
            .toList());

    /** Of the whole configuration. */
    static final Section HISTORY = Section.of(
            key(
                    "keep",
                    new OneOf(List.of("yes", "no")),
                    "yes",
                    "Whether history is kept, if there is a place: that of the catalog, or the folder of run --state."),
            key("catalog", CATALOG, "SQLite in the folder history of run --state", "Which catalog knows the tables."),
            key("s3", S3, null, "How to reach an object store; see docs/history.md for the jars that it needs."),
            key(
                    "commit_interval",
                    new Quantity(Unit.DURATION, 1, DAY, 1),
                    HistoryConfig.COMMIT_SECONDS + "s",
                    "How long rows gather before they are written."),
            key(
                    "cluster_buckets",
                    new Quantity(Unit.COUNT, 0, 1_000, 1),
                    "0",
                    "Into how many parts a day of a table is divided, by cluster; holds for tables that are made anew."),
            key(
                    "backlog_rows",
                    new Quantity(Unit.COUNT, 1_000, 100_000_000, 1),
                    Integer.toString(HistoryConfig.BACKLOG_ROWS),
                    "How many rows wait at most while nothing can be written; then minutes are given up."),
            key("retention", RETENTION, null, "For how long maintenance keeps rows, by table."));

    private HistoryKeys() {}

    private static Key key(String name, Shape shape, @Nullable String standard, String sentence) {
        return new Key(name, shape, standard, sentence);
    }
}
