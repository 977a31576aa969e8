package io.aftershock.cli.report.ask;

import io.aftershock.cli.report.facts.AccountFacts;
import io.aftershock.cli.report.facts.Calls;
import io.aftershock.cli.report.facts.CodeCount;
import io.aftershock.cli.report.facts.Minutes;
import io.aftershock.cli.report.facts.NewCode;
import io.aftershock.cli.report.facts.Period;
import io.aftershock.cli.report.facts.Step;
import io.aftershock.connectors.history.query.CallCounts;
import io.aftershock.connectors.history.query.HistoryDatabase;
import io.aftershock.connectors.history.scan.TimeRange;
import io.aftershock.connectors.history.table.HistoryTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the history knows of calls, now and before. The tables are read once, into two that are as fine as the pictures:
 * {@code told} (calls by account, step and error) and {@code heard} (minutes by account and step, now).
 */
final class CallQuestions {

    private final HistoryDatabase database;
    private final Period period;

    CallQuestions(HistoryDatabase database, Period period, Collection<String> clusters) {
        this.database = database;
        this.period = period;
        database.execute("create table told (now boolean, cluster varchar, account varchar, account_name varchar,"
                + " step bigint, error_code integer, error_class varchar, calls bigint, failed_calls bigint)");
        database.execute("create table heard (cluster varchar, account varchar, step bigint, minutes"
                + " bigint, incomplete bigint)");
        read(false, period.before(), clusters);
        read(true, period.now(), clusters);
        readMinutes();
    }

    private void read(boolean now, TimeRange range, Collection<String> clusters) {
        boolean fine = now && period.isFine();
        CallCounts.show(database, range, clusters, unit(now, fine));
        database.execute("insert into told select " + now + ", cluster, account, max(account_name), " + step("start_at")
                + " as step, error_code, error_class, sum(calls), sum(failed_calls) from calls group by cluster, account,"
                + " step, error_code, error_class");
    }

    /** Of what was read last. The minutes of an account are told in each of its rows. */
    private void readMinutes() {
        database.execute("insert into heard select cluster, account, " + step("start_at")
                + " as step, sum(minutes), sum(incomplete) from (" + heard(HistoryTable.API_DAYS) + " union all "
                + heard(HistoryTable.API_HOURS)
                + " union all select cluster, account, minute as start_at, 1 as minutes, max(case when complete then 0 else 1"
                + " end) as incomplete from api_minutes group by cluster, account, minute)"
                + " group by cluster, account, step");
    }

    private static CallCounts.Unit unit(boolean now, boolean fine) {
        if (!now) {
            return CallCounts.Unit.DAY;
        }
        return fine ? CallCounts.Unit.MINUTE : CallCounts.Unit.HOUR;
    }

    private static String heard(HistoryTable table) {
        String time = "\"" + table.timeColumn() + "\"";
        return "select cluster, account, " + time
                + " as start_at, max(minutes) as minutes, max(minutes - complete_minutes) as incomplete from "
                + table.label() + " group by cluster, account, " + time;
    }

    private String step(String time) {
        long step = period.stepMillis();
        return "epoch_ms(" + time + ") // " + step + " * " + step;
    }

    List<String> clusters() {
        return database.ask("select distinct cluster from told order by cluster", row -> row.getString(1));
    }

    /** By cluster and time. */
    Map<String, List<Step>> steps() {
        Map<String, List<Step>> byCluster = new LinkedHashMap<>();
        database.ask(
                "select c.cluster, c.step, c.calls, c.failed, h.minutes, h.incomplete from"
                        + " (select cluster, step, sum(calls) as calls, sum(failed_calls) as failed from told where now"
                        + " group by cluster, step) c join"
                        + " (select cluster, step, sum(minutes) as minutes, sum(incomplete) as incomplete from heard"
                        + " group by cluster, step) h on c.cluster = h.cluster and c.step = h.step"
                        + " order by c.cluster, c.step",
                row -> byCluster
                        .computeIfAbsent(row.getString("cluster"), any -> new ArrayList<>())
                        .add(new Step(
                                row.getLong("step"),
                                calls(row, "calls", "failed"),
                                new Minutes(row.getLong("minutes"), row.getLong("incomplete")))));
        return byCluster;
    }

    Map<String, Calls> before() {
        Map<String, Calls> byCluster = new LinkedHashMap<>();
        database.ask(
                "select cluster, sum(calls) as calls, sum(failed_calls) as failed from told where not now"
                        + " group by cluster",
                row -> byCluster.put(row.getString("cluster"), calls(row, "calls", "failed")));
        return byCluster;
    }

    List<AccountFacts> accounts() {
        Map<AccountKey, List<CodeCount>> codes = codes();
        return database.ask(
                "select cluster, account, max(account_name) as account_name,"
                        + " coalesce(sum(calls) filter (now), 0) as calls,"
                        + " coalesce(sum(failed_calls) filter (now), 0) as failed,"
                        + " coalesce(sum(calls) filter (not now), 0) as calls_before,"
                        + " coalesce(sum(failed_calls) filter (not now), 0) as failed_before"
                        + " from told group by cluster, account order by cluster, account",
                row -> new AccountFacts(
                        row.getString("cluster"),
                        shown(row.getString("account"), row.getString("account_name")),
                        calls(row, "calls", "failed"),
                        calls(row, "calls_before", "failed_before"),
                        codes.getOrDefault(
                                new AccountKey(row.getString("cluster"), row.getString("account")), List.of())));
    }

    private Map<AccountKey, List<CodeCount>> codes() {
        Map<AccountKey, List<CodeCount>> byAccount = new LinkedHashMap<>();
        database.ask(
                "select cluster, account, error_code, max(error_class) as error_class, sum(failed_calls) as failed"
                        + " from told where now and failed_calls > 0 group by cluster, account, error_code"
                        + " order by failed desc, error_code",
                row -> byAccount
                        .computeIfAbsent(
                                new AccountKey(row.getString("cluster"), row.getString("account")),
                                any -> new ArrayList<>())
                        .add(code(row)));
        return byAccount;
    }

    private record AccountKey(String cluster, String account) {}

    /** Codes with which calls of a cluster failed now, and none before. */
    List<NewCode> newCodes() {
        return database.ask(
                "with failing as (select now, cluster, account, step, error_code, error_class, failed_calls from told"
                        + " where failed_calls > 0)"
                        + " select error_code, max(error_class) as error_class, sum(failed_calls) as failed,"
                        + " string_agg(distinct cluster, chr(10) order by cluster) as clusters,"
                        + " count(distinct (cluster, account)) as accounts, min(step) as first,"
                        + " not exists (select 1 from failing o where not o.now and o.error_code = f.error_code) as"
                        + " everywhere from failing f where now and not exists (select 1 from failing b where not b.now"
                        + " and b.cluster = f.cluster and b.error_code = f.error_code)"
                        + " group by error_code order by failed desc, error_code",
                row -> new NewCode(
                        code(row),
                        row.getString("clusters").lines().toList(),
                        row.getLong("accounts"),
                        Math.max(row.getLong("first"), period.fromMillis()),
                        row.getBoolean("everywhere")));
    }

    static CodeCount code(ResultSet row) throws SQLException {
        return new CodeCount(row.getInt("error_code"), row.getString("error_class"), row.getLong("failed"));
    }

    /** An account that telemetry names by its key is known by its name. */
    static String shown(String account, @Nullable String name) {
        return name == null || name.isEmpty() ? account : name;
    }

    private static Calls calls(ResultSet row, String calls, String failed) throws SQLException {
        return new Calls(row.getLong(calls), row.getLong(failed));
    }
}
