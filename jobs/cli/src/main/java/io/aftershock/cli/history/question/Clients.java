package io.aftershock.cli.history.question;

import io.aftershock.cli.history.answer.Answer;
import io.aftershock.cli.history.answer.AnswerColumn;
import io.aftershock.cli.history.answer.AnswerColumn.Kind;
import io.aftershock.cli.history.answer.Words;
import io.aftershock.connectors.history.table.HistoryTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose calls failed most. */
public final class Clients {

    private static final String OTHERS = "(others)";
    private static final long DAY_MICROS = 86_400_000_000L;

    private record Noise(
            String cluster,
            String account,
            @Nullable String client,
            long failed,
            long minutes,
            long code,
            String operation) {

        String key() {
            return key(cluster, account, client);
        }

        static String key(String cluster, String account, @Nullable String client) {
            return cluster + "/" + account + "/" + client;
        }
    }

    private Clients() {}

    public static Answer ask(Scope scope) {
        scope.database().show(HistoryTable.CLIENT_MINUTES, scope.range(), scope.clusters());
        // Names of accounts stand in the minutes of calls; a few rows of failures are enough to learn them.
        scope.database().show(HistoryTable.API_MINUTES, scope.range(), scope.clusters());
        scope.database()
                .execute(
                        "create or replace temp table named as select cluster, account, max(account_name) as account_name"
                                + " from api_minutes where error_class is not null and account_name is not null group by 1, 2");
        scope.database()
                .execute(
                        "create or replace view noise as select client_minutes.* rename (errors as failed_calls), account_name from client_minutes"
                                + " left join named using (cluster, account)");
        List<Noise> all = scope.database()
                .ask(
                        "select cluster, account, client, sum(failed_calls)::bigint, count(distinct minute),"
                                + " arg_max(error_code, failed_calls), arg_max(operation, failed_calls) from noise where "
                                + scope.ofAccounts() + " group by 1, 2, 3 order by 4 desc, 1, 2, 3",
                        row -> new Noise(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getString(7)));
        List<Noise> shown = all.subList(0, Math.min(scope.limit(), all.size()));
        long failed = all.stream().mapToLong(Noise::failed).sum();
        Map<String, String> names = names(scope);
        Trends trends = trends(scope, shown);
        List<String> notes = new ArrayList<>();
        if (!all.isEmpty()) {
            notes.add("Together " + Words.count(failed, "call") + " failed, of " + Words.count(all.size(), "client")
                    + ".");
        }
        notes.addAll(Completeness.rest(shown.size(), all.size()));
        return new Answer(
                "history_client",
                "Clients whose calls failed, of " + scope.words() + ".",
                columns(),
                shown.stream().map(each -> row(each, failed, names, trends)).toList(),
                notes);
    }

    private static Map<String, String> names(Scope scope) {
        Map<String, String> names = new HashMap<>();
        scope.database()
                .ask(
                        "select cluster || '/' || account, account_name from named",
                        row -> names.put(row.getString(1), row.getString(2)));
        return names;
    }

    private static Trends trends(Scope scope, List<Noise> shown) {
        Trends trends = new Trends(scope);
        if (!shown.isEmpty()) {
            String accounts =
                    Scope.list(shown.stream().map(Noise::account).distinct().toList());
            scope.database()
                    .ask(
                            "select cluster, account, client, epoch_us(minute) // " + DAY_MICROS
                                    + ", sum(errors) from client_minutes where account in " + accounts
                                    + " group by 1, 2, 3, 4",
                            row -> {
                                String key = Noise.key(row.getString(1), row.getString(2), row.getString(3));
                                trends.add(key, row.getLong(4), row.getDouble(5));
                                return key;
                            });
        }
        return trends;
    }

    private static List<AnswerColumn> columns() {
        return List.of(
                AnswerColumn.text("client"),
                AnswerColumn.text("cluster"),
                AnswerColumn.of("account_label", "account", Kind.TEXT),
                AnswerColumn.of("account", "", Kind.HIDDEN),
                AnswerColumn.of("account_name", "", Kind.HIDDEN),
                AnswerColumn.count("failed_calls", "failed"),
                AnswerColumn.of("share", "share", Kind.RATIO),
                AnswerColumn.of("minutes", "", Kind.HIDDEN),
                AnswerColumn.of("error_code", "code", Kind.TEXT),
                AnswerColumn.of("operation", "", Kind.HIDDEN),
                AnswerColumn.of("trend", "by day", Kind.TREND));
    }

    private static Answer.Row row(Noise noise, long failed, Map<String, String> names, Trends trends) {
        String name = names.get(noise.cluster + "/" + noise.account);
        return Answer.Row.of(
                noise.client == null ? OTHERS : noise.client,
                noise.cluster,
                Scope.label(noise.account, name),
                noise.account,
                name,
                noise.failed,
                failed == 0 ? null : (double) noise.failed / failed,
                noise.minutes,
                noise.code,
                noise.operation,
                trends.of(noise.key()));
    }
}
