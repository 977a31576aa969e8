package io.aftershock.cli.report.ask;

import io.aftershock.cli.report.facts.BreachFact;
import io.aftershock.cli.report.facts.ElectionFact;
import io.aftershock.cli.report.facts.Period;
import io.aftershock.cli.report.facts.StallFact;
import io.aftershock.connectors.history.query.HistoryDatabase;
import io.aftershock.connectors.history.scan.TimeRange;
import io.aftershock.connectors.history.table.HistoryTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the history knows of elections, stalls, breaches and verdicts, now and before, by cluster. */
final class FindingQuestions {

    /** A breach may be open long before it is told again. */
    private static final Duration OPEN_FOR = Duration.ofDays(30);

    private final HistoryDatabase database;
    private final Period period;

    FindingQuestions(HistoryDatabase database, Period period, Collection<String> clusters) {
        this.database = database;
        this.period = period;
        TimeRange both = period.before().spanning(period.now());
        TimeRange longer = new TimeRange(both.from().minus(OPEN_FOR), both.to());
        database.show(HistoryTable.ELECTIONS, both, clusters);
        database.show(HistoryTable.STALLS, both, clusters);
        database.show(HistoryTable.CORRELATIONS, both, clusters);
        database.show(HistoryTable.BREACHES, longer, clusters);
    }

    Map<String, List<ElectionFact>> elections() {
        return byCluster(
                "select * from elections where scope = 'meta' order by \"at\", id",
                row -> new ElectionFact(
                        millis(row, "at"),
                        row.getBoolean("planned"),
                        row.getString("cause"),
                        row.getString("leader"),
                        row.getString("previous_leader"),
                        longOrNull(row, "outage_ms"),
                        row.getString("hints")));
    }

    Map<String, Long> assetElections() {
        Map<String, Long> counts = new LinkedHashMap<>();
        database.ask(
                "select cluster, count(*) as elections from elections where scope <> 'meta' and epoch_ms(\"at\") >= ?"
                        + " group by cluster",
                row -> counts.put(row.getString("cluster"), row.getLong("elections")),
                period.fromMillis());
        return counts;
    }

    Map<String, List<StallFact>> stalls() {
        return byCluster(
                "select * from stalls order by \"start\", id",
                row -> new StallFact(
                        millis(row, "start"),
                        row.getLong("lasted_ms"),
                        account(row),
                        row.getLong("requests_expected"),
                        row.getLong("requests_seen")));
    }

    /** Each with all its revisions in one, by when they opened; those that had closed before all that is looked at are left out. */
    Map<String, List<BreachFact>> breaches() {
        Map<String, String> clusters = new LinkedHashMap<>();
        List<BreachFamilies.Breach> breaches = database.ask(
                "select id, any_value(cluster) as cluster, max(account) as account, max(account_name) as account_name,"
                        + " any_value(\"check\") as check_code, min(opened_at) as opened_at,"
                        + " arg_max(state, revision) as state, arg_max(coalesce(epoch_ms(closed_at), -1), revision) as"
                        + " closed_ms, bool_and(delayed) as delayed, arg_min(summary, revision) as summary,"
                        + " arg_max(coalesce(parent_id, ''), revision) as parent,"
                        + " bool_or(severity = 'critical') as critical, bool_or(severity = 'warning') as warning,"
                        + " bool_or(severity = 'critical' and parent_id is null) as critical_alone,"
                        + " bool_or(severity = 'warning' and parent_id is null) as warning_alone"
                        + " from breaches group by id order by opened_at, id",
                row -> {
                    BreachFamilies.Breach breach = breach(row);
                    clusters.put(breach.fact().id(), row.getString("cluster"));
                    return breach;
                });
        Map<String, List<BreachFact>> byCluster = new LinkedHashMap<>();
        for (BreachFact fact : BreachFamilies.told(breaches)) {
            if (fact.untilMillis(Long.MAX_VALUE) >= period.before().from().toEpochMilli()) {
                byCluster
                        .computeIfAbsent(Objects.requireNonNull(clusters.get(fact.id())), any -> new ArrayList<>())
                        .add(fact);
            }
        }
        return byCluster;
    }

    private static BreachFamilies.Breach breach(ResultSet row) throws SQLException {
        boolean closed = row.getString("state").equals("closed");
        long closedMillis = row.getLong("closed_ms");
        String parent = row.getString("parent");
        // What was over when it was found, because its cluster was behind, was told to nobody.
        boolean overWhenFound = closed && row.getBoolean("delayed");
        return new BreachFamilies.Breach(
                new BreachFact(
                        row.getString("id"),
                        row.getString("check_code"),
                        overWhenFound
                                ? BreachFact.Told.LISTED
                                : told(row.getBoolean("critical_alone"), row.getBoolean("warning_alone")),
                        account(row),
                        millis(row, "opened_at"),
                        closed && closedMillis >= 0 ? closedMillis : null,
                        row.getString("summary")),
                overWhenFound ? BreachFact.Told.LISTED : told(row.getBoolean("critical"), row.getBoolean("warning")),
                parent.isEmpty() ? null : parent);
    }

    private static BreachFact.Told told(boolean critical, boolean warning) {
        if (critical) {
            return BreachFact.Told.PAGE;
        }
        return warning ? BreachFact.Told.TICKET : BreachFact.Told.LISTED;
    }

    /** Times of the elections for which calls stalled without an answer. */
    Map<String, List<Long>> crashes() {
        return byCluster(
                "select cluster, min(\"at\") as \"at\" from (select *, row_number() over (partition by id order by revision"
                        + " desc) as place from correlations) where place = 1 and kind = 'crash' group by cluster, id"
                        + " order by 2",
                row -> millis(row, "at"));
    }

    private <T> Map<String, List<T>> byCluster(String sql, HistoryDatabase.RowReader<T> reader) {
        Map<String, List<T>> byCluster = new LinkedHashMap<>();
        database.ask(
                sql,
                row -> byCluster
                        .computeIfAbsent(row.getString("cluster"), any -> new ArrayList<>())
                        .add(reader.read(row)));
        return byCluster;
    }

    private static @Nullable String account(ResultSet row) throws SQLException {
        String account = row.getString("account");
        return account == null ? null : CallQuestions.shown(account, row.getString("account_name"));
    }

    private static long millis(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().toEpochMilli();
    }

    private static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
