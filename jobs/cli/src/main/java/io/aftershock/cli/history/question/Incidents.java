package io.aftershock.cli.history.question;

import io.aftershock.cli.history.answer.Answer;
import io.aftershock.cli.history.answer.AnswerColumn;
import io.aftershock.cli.history.answer.AnswerColumn.Kind;
import io.aftershock.cli.history.answer.Words;
import io.aftershock.connectors.history.scan.TimeRange;
import io.aftershock.connectors.history.table.HistoryTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was found, how bad it was, and how long it lasted. */
public final class Incidents {

    /** Later than every row: a breach that opened within the range may have closed after it. */
    static final Instant FOREVER = Instant.parse("2200-01-01T00:00:00Z");

    /** The place of that column. */
    private static final int LASTED = 1;

    /** The last word on each breach, and on each incident of the fleet; {@code closed_at} is null while it is open. */
    private static final String LATEST = """
            create or replace view found as
            select id, "check" as check_code, severity, cluster, account, account_name, "at" as last_at, opened_at, closed_at, summary, parent_id, \
            null as members from breaches qualify row_number() over (partition by id order by revision desc) = 1
            union all
            select id, "check" as check_code, severity, array_to_string(clusters, ', '), null, null, "at", opened_at, closed_at, \
            summary, null, len(breach_ids) from incidents
            qualify row_number() over (partition by id order by revision desc) = 1""";

    /** By what incidents are counted; the key is an SQL expression. */
    public enum By {
        CHECK("check_code"),
        SEVERITY("severity"),
        CLUSTER("cluster"),
        ACCOUNT("cluster || ' ' || coalesce(account_name, account, '(the cluster)')");

        private final String key;

        By(String key) {
            this.key = key;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Scope scope;
    private final String condition;

    private Incidents(Scope scope, boolean children) {
        this.scope = scope;
        // A fleet's incident names several clusters, and is of one of them if a member is.
        this.condition = "opened_at < timestamptz '" + scope.range().to()
                + "' and coalesce(closed_at, last_at) >= timestamptz '"
                + scope.range().from() + "' and " + scope.ofAccounts() + (children ? "" : " and parent_id is null");
        show(scope);
    }

    static void show(Scope scope) {
        TimeRange since = new TimeRange(scope.range().from(), FOREVER);
        scope.database().show(HistoryTable.BREACHES, since, scope.clusters());
        scope.database().show(HistoryTable.INCIDENTS, since, List.of());
        scope.database().execute(LATEST);
        if (!scope.clusters().isEmpty()) {
            scope.database()
                    .execute("create or replace view found as select * from ("
                            + LATEST.substring(LATEST.indexOf("select"))
                            + ") where members is null or list_has_any(string_split(cluster, ', '), "
                            + Scope.list(scope.clusters()).replace('(', '[').replace(')', ']') + ")");
        }
    }

    /**
     * The latest, one by one.
     *
     * @param children those too that another one explains
     */
    public static Answer list(Scope scope, boolean children) {
        return new Incidents(scope, children).list();
    }

    /** How many of each kind, and how long they lasted. */
    public static Answer count(Scope scope, By by, boolean children) {
        return new Incidents(scope, children).count(by);
    }

    private Answer list() {
        List<Answer.Row> rows = scope.database()
                .ask(
                        "select * from found where " + condition + " order by opened_at desc, id limit "
                                + scope.limit(),
                        Incidents::row);
        List<String> notes = new ArrayList<>(Completeness.rest(rows.size(), number()));
        notes.addAll(hidden());
        if (rows.stream().anyMatch(row -> row.values().get(LASTED) == null)) {
            notes.add("What has not lasted for a time was still open when it was last told.");
        }
        if (!rows.isEmpty()) {
            notes.add("--id ID shows one with all that is known of it; --format json prints the ids.");
        }
        return new Answer(
                "history_incident", "Found in " + scope.words() + ", the latest first.", columns(), rows, notes);
    }

    private long number() {
        return scope.database()
                .ask("select count(*) from found where " + condition, row -> row.getLong(1))
                .get(0);
    }

    private List<String> hidden() {
        long all = scope.database()
                .ask(
                        "select count(*) from found where " + condition.replace(" and parent_id is null", ""),
                        row -> row.getLong(1))
                .get(0);
        long hidden = all - number();
        return hidden == 0
                ? List.of()
                : List.of(Words.count(hidden) + " more follow from one of these; --all shows them too.");
    }

    private static List<AnswerColumn> columns() {
        return List.of(
                AnswerColumn.of("opened_at", "opened", Kind.TIME),
                AnswerColumn.of("lasted_ms", "lasted", Kind.MILLIS),
                AnswerColumn.text("severity"),
                AnswerColumn.text("check"),
                AnswerColumn.of("where", "where", Kind.TEXT),
                AnswerColumn.of("summary", "", Kind.SENTENCE),
                AnswerColumn.of("open", "", Kind.HIDDEN),
                AnswerColumn.of("cluster", "", Kind.HIDDEN),
                AnswerColumn.of("account", "", Kind.HIDDEN),
                AnswerColumn.of("account_name", "", Kind.HIDDEN),
                AnswerColumn.of("closed_at", "", Kind.HIDDEN),
                AnswerColumn.of("parent_id", "", Kind.HIDDEN),
                AnswerColumn.of("id", "", Kind.HIDDEN));
    }

    private static Answer.Row row(ResultSet row) throws SQLException {
        Instant opened = time(row, "opened_at");
        Instant closed = time(row, "closed_at");
        String account = row.getString("account");
        String name = row.getString("account_name");
        String cluster = row.getString("cluster");
        long members = row.getLong("members");
        String where = members > 0
                ? members + " clusters"
                : cluster + (account == null ? "" : " " + Scope.label(account, name));
        return Answer.Row.of(
                opened,
                // Of one that is open nobody knows for how long it will have lasted.
                opened == null || closed == null ? null : closed.toEpochMilli() - opened.toEpochMilli(),
                row.getString("severity"),
                row.getString("check_code"),
                where,
                row.getString("summary"),
                closed == null,
                cluster,
                account,
                name,
                closed,
                row.getString("parent_id"),
                row.getString("id"));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private Answer count(By by) {
        List<Answer.Row> rows = scope.database()
                .ask(
                        "select " + by.key + ", count(*), count(*) filter (severity = 'critical'),"
                                + " count(*) filter (closed_at is null),"
                                + " median(epoch_ms(closed_at) - epoch_ms(opened_at))::bigint,"
                                + " max(epoch_ms(closed_at) - epoch_ms(opened_at)) from found where "
                                + condition + " group by 1 order by 2 desc, 1",
                        row -> Answer.Row.of(
                                row.getString(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getObject(5),
                                row.getObject(6)));
        List<Answer.Row> shown = rows.subList(0, Math.min(scope.limit(), rows.size()));
        List<String> notes = new ArrayList<>(Completeness.rest(shown.size(), rows.size()));
        notes.addAll(hidden());
        return new Answer(
                "history_incidents",
                "Found in " + scope.words() + ", by " + by.label() + ".",
                List.of(
                        AnswerColumn.text(by.label()),
                        AnswerColumn.count("found", "found"),
                        AnswerColumn.count("critical", "critical"),
                        AnswerColumn.count("still_open", "still open"),
                        AnswerColumn.of("median_ms", "lasted: median", Kind.MILLIS),
                        AnswerColumn.of("longest_ms", "longest", Kind.MILLIS)),
                shown,
                notes);
    }
}
