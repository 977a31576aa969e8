package io.aftershock.cli.report.ask;

import io.aftershock.cli.report.facts.ClientFacts;
import io.aftershock.cli.report.facts.CodeCount;
import io.aftershock.cli.report.facts.Period;
import io.aftershock.connectors.history.query.HistoryDatabase;
import io.aftershock.connectors.history.scan.TimeRange;
import io.aftershock.connectors.history.table.HistoryTable;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the history knows of clients whose calls failed. Names of accounts come from what {@link CallQuestions} has read. */
final class ClientQuestions {

    /** More than that many nobody reads. */
    private static final int MOST = 10;

    private static final String SAME_CLIENT =
            " where n.cluster = ? and n.account = ? and n.client is not distinct from ?";

    private final HistoryDatabase database;

    ClientQuestions(HistoryDatabase database, Period period, Collection<String> clusters) {
        this.database = database;
        database.execute("create table noise (now boolean, cluster varchar, account varchar, client varchar, operation"
                + " varchar, error_code integer, error_class varchar, failed_calls bigint)");
        read(true, period.now(), clusters);
        read(false, period.before(), clusters);
    }

    private void read(boolean now, TimeRange range, Collection<String> clusters) {
        database.show(HistoryTable.CLIENT_MINUTES, range, clusters);
        database.execute("insert into noise select " + now + ", cluster, account, client, operation, error_code,"
                + " error_class, sum(errors) from client_minutes group by all");
    }

    /** Those for whom most calls failed, first. */
    List<ClientFacts> noisiest() {
        return database.ask(
                "select n.cluster, n.account, n.client, max(a.name) as account_name,"
                        + " sum(n.failed_calls) filter (n.now) as failed_now,"
                        + " coalesce(sum(n.failed_calls) filter (not n.now), 0) as failed_before from noise n left join"
                        + " (select cluster, account, max(account_name) as name from told group by cluster, account) a"
                        + " on n.cluster = a.cluster and n.account = a.account"
                        + " group by n.cluster, n.account, n.client having failed_now > 0"
                        + " order by failed_now desc, n.cluster, n.account, n.client limit " + MOST,
                row -> {
                    String cluster = row.getString("cluster");
                    String account = row.getString("account");
                    String client = row.getString("client");
                    return new ClientFacts(
                            cluster,
                            CallQuestions.shown(account, row.getString("account_name")),
                            client,
                            row.getLong("failed_now"),
                            row.getLong("failed_before"),
                            operation(cluster, account, client),
                            codes(cluster, account, client));
                });
    }

    private String operation(String cluster, String account, @Nullable String client) {
        return database.ask(
                        "select operation from noise n" + SAME_CLIENT + " and n.now group by operation"
                                + " order by sum(failed_calls) desc, operation limit 1",
                        row -> row.getString(1),
                        cluster,
                        account,
                        client)
                .get(0);
    }

    private List<CodeCount> codes(String cluster, String account, @Nullable String client) {
        return database.ask(
                "select error_code, max(error_class) as error_class, sum(failed_calls) as failed from noise n"
                        + SAME_CLIENT + " and n.now group by error_code order by failed desc, error_code",
                CallQuestions::code,
                cluster,
                account,
                client);
    }
}
