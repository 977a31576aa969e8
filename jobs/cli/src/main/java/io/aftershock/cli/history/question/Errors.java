package io.aftershock.cli.history.question;

import io.aftershock.cli.history.answer.Answer;
import io.aftershock.cli.history.answer.AnswerColumn;
import io.aftershock.cli.history.answer.AnswerColumn.Kind;
import io.aftershock.cli.history.answer.Words;
import io.aftershock.connectors.history.query.CallCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which share of the calls failed, by time or by what they have in common. */
public final class Errors {

    private static final String COUNTS =
            "sum(failed_calls)::bigint, sum(calls)::bigint, sum(errors)::bigint, sum(requests)::bigint";
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final long HOUR_MICROS = DAY_MICROS / 24;

    /** By what calls are told apart; the key is an SQL expression. */
    public enum By {
        DAY("epoch_us(start_at) // " + DAY_MICROS + " * " + DAY_MICROS),
        HOUR("epoch_us(start_at) // " + HOUR_MICROS + " * " + HOUR_MICROS),
        ACCOUNT("cluster || chr(31) || account"),
        CLUSTER("cluster"),
        CLASS("error_class"),
        CODE("error_code"),
        OPERATION("operation");

        private final String key;

        By(String key) {
            this.key = key;
        }

        boolean isTime() {
            return this == DAY || this == HOUR;
        }

        /** Whether only failures have it, so that they are a share of all calls. */
        boolean isOfFailures() {
            return this == CLASS || this == CODE;
        }

        /** Texts are grouped before they are joined, which takes two thirds of the time. */
        String group() {
            return this == ACCOUNT ? "cluster, account" : "1";
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Found(String key, @Nullable String name, Counts counts) {}

    private final Scope scope;
    private final By by;

    private Errors(Scope scope, By by) {
        this.scope = scope;
        this.by = by;
    }

    public static Answer ask(Scope scope, By by) {
        CallCounts.show(
                scope.database(),
                scope.range(),
                scope.clusters(),
                by == By.HOUR ? CallCounts.Unit.HOUR : CallCounts.Unit.DAY);
        return new Errors(scope, by).answer();
    }

    private Answer answer() {
        List<Found> found = found();
        Counts all = by.isOfFailures() ? total() : sum(found);
        List<Found> shown = by.isTime() ? found : found.subList(0, Math.min(scope.limit(), found.size()));
        Trends trends = trends(shown);
        List<Answer.Row> rows = new ArrayList<>();
        for (Found each : shown) {
            Counts counts = by.isOfFailures() ? each.counts.of(all.calls()) : each.counts;
            rows.add(row(each, counts, trends));
        }
        List<String> notes = new ArrayList<>();
        if (all.calls() > 0) {
            notes.add("Together " + Words.count(all.failedCalls()) + " of " + Words.count(all.calls())
                    + " calls failed: " + Words.percent((double) all.failedCalls() / all.calls()) + ".");
        }
        notes.addAll(Completeness.rest(shown.size(), found.size()));
        notes.addAll(Completeness.notes(scope));
        return new Answer(
                "history_errors",
                "Failed calls of " + scope.words() + ", by " + by.label() + ".",
                columns(),
                rows,
                notes);
    }

    private Counts total() {
        return scope.database()
                .ask(
                        "select " + COUNTS + " from calls where " + scope.ofAccounts(),
                        row -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .get(0);
    }

    /** Where each call is of one of them. */
    private static Counts sum(List<Found> found) {
        Counts sum = new Counts(0, 0, 0, 0);
        for (Found each : found) {
            sum = sum.plus(each.counts);
        }
        return sum;
    }

    private List<Found> found() {
        String name = by == By.ACCOUNT ? "max(account_name)" : "null";
        String order = by.isTime() ? "1" : "3 desc, 5 desc, 1";
        return scope.database()
                .ask(
                        "select (" + by.key + ")::varchar, " + name + ", " + COUNTS + " from calls where " + condition()
                                + " group by " + by.group() + " order by " + order,
                        row -> new Found(
                                row.getString(1),
                                row.getString(2),
                                new Counts(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))));
    }

    private String condition() {
        return scope.ofAccounts() + (by.isOfFailures() ? " and error_class is not null" : "");
    }

    private Trends trends(List<Found> shown) {
        Trends trends = new Trends(scope);
        if (!by.isTime() && !shown.isEmpty()) {
            String keys = Scope.list(shown.stream().map(Found::key).toList());
            // Of what only failures have, how many there were; of others the ratio.
            String value = by.isOfFailures() ? "sum(errors)" : "sum(failed_calls) / greatest(sum(calls), 1)";
            scope.database()
                    .ask(
                            "select (" + by.key + ")::varchar, epoch_us(start_at) // " + DAY_MICROS + ", " + value
                                    + " from calls where " + condition() + " and (" + by.key + ")::varchar in " + keys
                                    + narrowed(shown) + " group by 1, 2",
                            row -> {
                                trends.add(row.getString(1), row.getLong(2), row.getDouble(3));
                                return row.getString(1);
                            });
        }
        return trends;
    }

    /** What lets DuckDB skip rows before it joins texts. */
    private String narrowed(List<Found> shown) {
        return by != By.ACCOUNT
                ? ""
                : " and account in "
                        + Scope.list(
                                shown.stream().map(each -> part(each.key, 1)).toList());
    }

    private List<AnswerColumn> columns() {
        List<AnswerColumn> columns = new ArrayList<>();
        switch (by) {
            case DAY -> columns.add(AnswerColumn.of("day", "day", Kind.DAY));
            case HOUR -> columns.add(AnswerColumn.of("hour", "hour", Kind.TIME));
            case ACCOUNT -> {
                columns.add(AnswerColumn.text("cluster"));
                columns.add(AnswerColumn.of("account_label", "account", Kind.TEXT));
                columns.add(AnswerColumn.of("account", "", Kind.HIDDEN));
                columns.add(AnswerColumn.of("account_name", "", Kind.HIDDEN));
            }
            default -> columns.add(AnswerColumn.text(by.label()));
        }
        columns.add(AnswerColumn.count("failed_calls", "failed"));
        columns.add(AnswerColumn.count("calls", "calls"));
        columns.add(AnswerColumn.of("ratio", "ratio", by.isTime() ? Kind.BAR : Kind.RATIO));
        columns.add(
                by.isOfFailures()
                        ? AnswerColumn.count("errors", "errors")
                        : AnswerColumn.of("errors", "", Kind.HIDDEN));
        columns.add(AnswerColumn.of("requests", "", Kind.HIDDEN));
        if (!by.isTime()) {
            columns.add(AnswerColumn.of("trend", "by day", Kind.TREND));
        }
        return columns;
    }

    private Answer.Row row(Found found, Counts counts, Trends trends) {
        List<@Nullable Object> values = new ArrayList<>();
        if (by.isTime()) {
            values.add(Instant.EPOCH.plusSeconds(Long.parseLong(found.key) / 1_000_000));
        } else if (by == By.ACCOUNT) {
            String account = part(found.key, 1);
            values.add(part(found.key, 0));
            values.add(Scope.label(account, found.name));
            values.add(account);
            values.add(found.name);
        } else {
            values.add(found.key);
        }
        values.add(counts.failedCalls());
        values.add(counts.calls());
        values.add(counts.ratio());
        values.add(counts.errors());
        values.add(counts.requests());
        if (!by.isTime()) {
            values.add(trends.of(found.key));
        }
        return new Answer.Row(values);
    }

    private static String part(String key, int place) {
        return key.split("\037", -1)[place];
    }
}
