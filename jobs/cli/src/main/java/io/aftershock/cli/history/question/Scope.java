package io.aftershock.cli.history.question;

import io.aftershock.cli.history.answer.Words;
import io.aftershock.connectors.history.query.HistoryDatabase;
import io.aftershock.connectors.history.scan.TimeRange;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about.
 *
 * @param clusters by name; all if empty
 * @param accounts by name or key; all if empty
 * @param limit how many rows are wanted at most
 */
public record Scope(
        HistoryDatabase database, TimeRange range, List<String> clusters, List<String> accounts, int limit) {

    public Scope {
        clusters = List.copyOf(clusters);
        accounts = List.copyOf(accounts);
    }

    /** A condition on rows that have an account and its name. */
    String ofAccounts() {
        return accounts.isEmpty()
                ? "true"
                : "(account in " + list(accounts) + " or account_name in " + list(accounts) + ")";
    }

    /** Who and when, as a title says it. */
    String words() {
        String where = (clusters.isEmpty() ? "all clusters" : String.join(", ", clusters))
                + (accounts.isEmpty() ? "" : ", account " + String.join(", ", accounts));
        return where + ", from " + Words.minute(range.from()) + " to " + Words.minute(range.to()) + " UTC";
    }

    static String list(List<String> texts) {
        return texts.stream().map(Scope::quoted).collect(Collectors.joining(", ", "(", ")"));
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** How an account is shown: by its name, if it has one. */
    static String label(@Nullable String account, @Nullable String name) {
        return name == null ? String.valueOf(account) : name;
    }
}
