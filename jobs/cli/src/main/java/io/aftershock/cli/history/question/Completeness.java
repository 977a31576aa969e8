package io.aftershock.cli.history.question;

import io.aftershock.cli.history.answer.Words;
import java.util.ArrayList;
import java.util.List;

/** What of the telemetry behind an answer has not arrived, in words. */
final class Completeness {

    private static final int NAMED = 3;

    private Completeness() {}

    /** Of the views of calls; no note if all has arrived. */
    static List<String> notes(Scope scope) {
        record Missing(String cluster, long minutes, long accounts) {}
        // Names of accounts stand in the calls alone.
        String ofAccounts = scope.accounts().isEmpty()
                ? ""
                : " where account in (select distinct account from calls where " + scope.ofAccounts() + ")";
        List<Missing> missing = scope.database()
                .ask(
                        "select cluster, sum(minutes), count(distinct account) from incomplete" + ofAccounts
                                + " group by 1 order by 2 desc, 1",
                        row -> new Missing(row.getString(1), row.getLong(2), row.getLong(3)));
        if (missing.isEmpty()) {
            return List.of();
        }
        List<String> where = new ArrayList<>();
        missing.stream().limit(NAMED).map(Missing::cluster).forEach(where::add);
        if (missing.size() > NAMED) {
            where.add((missing.size() - NAMED) + " more");
        }
        long minutes = missing.stream().mapToLong(Missing::minutes).sum();
        long accounts = missing.stream().mapToLong(Missing::accounts).sum();
        return List.of(
                "Telemetry is missing of " + Words.count(minutes, "minute") + " of " + Words.count(accounts, "account")
                        + " (" + String.join(", ", where) + "): there were more calls than are counted here.");
    }

    /** How many rows there are besides those that are shown. */
    static List<String> rest(long shown, long all) {
        return all <= shown
                ? List.of()
                : List.of(Words.count(shown) + " of " + Words.count(all) + " are shown; --limit N shows more.");
    }
}
