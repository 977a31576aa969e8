package io.aftershock.cli.history.question;

import io.aftershock.cli.history.answer.Answer;
import io.aftershock.cli.history.answer.AnswerColumn;
import io.aftershock.cli.history.answer.AnswerColumn.Kind;
import io.aftershock.cli.history.answer.Words;
import io.aftershock.connectors.history.query.CallCounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much of the failures that an objective allows each account has used up. */
public final class Budget {

    private record Used(
            String cluster, String account, @Nullable String name, Counts counts) {

        String label() {
            return Scope.label(account, name);
        }
    }

    private Budget() {}

    /**
     * Those that have used most first.
     *
     * @param objective which share of the calls shall succeed, such as 0.999
     */
    public static Answer ask(Scope scope, double objective) {
        CallCounts.show(scope.database(), scope.range(), scope.clusters(), CallCounts.Unit.DAY);
        List<Used> all = scope.database()
                .ask(
                        "select cluster, account, max(account_name), sum(failed_calls)::bigint, sum(calls)::bigint"
                                + " from calls where " + scope.ofAccounts()
                                + " group by 1, 2 having sum(calls) > 0 order by sum(failed_calls) / sum(calls) desc,"
                                + " sum(calls) desc, 1, 2",
                        row -> new Used(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                new Counts(row.getLong(4), row.getLong(5), 0, 0)));
        List<Answer.Row> rows = all.stream()
                .limit(scope.limit())
                .map(used -> row(used, objective))
                .toList();
        long over = all.stream().filter(used -> share(used, objective) > 1).count();
        List<String> notes = new ArrayList<>();
        if (!all.isEmpty()) {
            notes.add(Words.count(over) + " of " + Words.count(all.size())
                    + " accounts have used more than their budget: " + Words.percent(1 - objective)
                    + " of their calls.");
        }
        notes.addAll(Completeness.rest(rows.size(), all.size()));
        notes.addAll(Completeness.notes(scope));
        return new Answer(
                "history_budget",
                "Error budget of " + scope.words() + ", at an objective of " + plain(100 * objective) + " %.",
                List.of(
                        AnswerColumn.text("cluster"),
                        AnswerColumn.of("account_label", "account", Kind.TEXT),
                        AnswerColumn.of("account", "", Kind.HIDDEN),
                        AnswerColumn.of("account_name", "", Kind.HIDDEN),
                        AnswerColumn.count("failed_calls", "failed"),
                        AnswerColumn.count("allowed", "allowed"),
                        AnswerColumn.count("calls", "calls"),
                        AnswerColumn.of("ratio", "ratio", Kind.RATIO),
                        AnswerColumn.of("used", "used", Kind.RATIO)),
                rows,
                notes);
    }

    private static Answer.Row row(Used used, double objective) {
        return Answer.Row.of(
                used.cluster,
                used.label(),
                used.account,
                used.name,
                used.counts.failedCalls(),
                (long) allowed(used, objective),
                used.counts.calls(),
                used.counts.ratio(),
                share(used, objective));
    }

    private static double share(Used used, double objective) {
        return used.counts.failedCalls() / (used.counts.calls() * (1 - objective));
    }

    /** Rounded to what floating point leaves of a count that is meant to be whole. */
    private static double allowed(Used used, double objective) {
        return Math.floor(used.counts.calls() * (1 - objective) + 1e-6);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(Math.round(number * 1e6) / 1e6)
                .stripTrailingZeros()
                .toPlainString();
    }
}
