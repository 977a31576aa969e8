package io.aftershock.cli.history.question;

import io.aftershock.cli.history.answer.Answer;
import io.aftershock.cli.history.answer.AnswerColumn;
import io.aftershock.cli.history.answer.AnswerColumn.Kind;
import io.aftershock.cli.history.answer.Words;
import io.aftershock.connectors.history.query.CallCounts;
import io.aftershock.connectors.history.table.HistoryTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How often leaders are elected, why, and how long it is from one unplanned election to the next. */
public final class Elections {

    /** By what elections are told apart; the key is an SQL expression. */
    public enum By {
        DAY("epoch_ms(date_trunc('day', \"at\"))"),
        WEEK("epoch_ms(date_trunc('week', \"at\"))"),
        /** The one that lost the lead. */
        LEADER("cluster || ' ' || coalesce(previous_leader, '(not known)')"),
        CAUSE("cause"),
        /** Without its figures, which are never the same. */
        HINT(
                "coalesce(regexp_replace(hints, '[0-9.]+ (%|s)', '… \\1', 'g'), case when planned then '(planned)' else '(not known)' end)"),
        CLUSTER("cluster"),
        SCOPE("scope");

        private final String key;

        By(String key) {
            this.key = key;
        }

        boolean isTime() {
            return this == DAY || this == WEEK;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Found(
            String key,
            long elections,
            long unplanned,
            @Nullable Long medianOutageMillis,
            @Nullable Long longestOutageMillis,
            long clusters) {}

    private Elections() {}

    /**
     * Elections of the range.
     *
     * @param assets those of streams and consumers too
     */
    public static Answer ask(Scope scope, By by, boolean assets) {
        scope.database().show(HistoryTable.ELECTIONS, scope.range(), scope.clusters());
        scope.database()
                .execute("create or replace view asked as select *, null as account_name from elections where "
                        + (assets ? "true" : "scope = 'meta'"));
        List<Found> found = found(scope, by);
        List<Found> shown = by.isTime() ? found : found.subList(0, Math.min(scope.limit(), found.size()));
        List<Answer.Row> rows = shown.stream().map(each -> row(scope, by, each)).toList();
        List<String> notes = new ArrayList<>(Completeness.rest(shown.size(), found.size()));
        notes.addAll(summary(scope, clustersWatched(scope)));
        return new Answer(
                "history_elections",
                (assets ? "Elections of " : "Elections of meta leaders of ") + scope.words() + ", by "
                        + (by == By.LEADER ? "the leader that was lost" : by.label()) + ".",
                columns(by),
                rows,
                notes);
    }

    private static List<Found> found(Scope scope, By by) {
        return scope.database()
                .ask(
                        "select (" + by.key + ")::varchar, count(*), count(*) filter (not planned),"
                                + " (median(outage_ms) filter (not planned))::bigint,"
                                + " max(outage_ms) filter (not planned), count(distinct cluster)"
                                + " from asked where " + scope.ofAccounts() + " group by 1 order by "
                                + (by.isTime() ? "1" : "3 desc, 2 desc, 1"),
                        row -> new Found(
                                row.getString(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getObject(4, Long.class),
                                row.getObject(5, Long.class),
                                row.getLong(6)));
    }

    /** A cluster that elects nobody is watched too. */
    private static long clustersWatched(Scope scope) {
        if (!scope.clusters().isEmpty()) {
            return scope.clusters().size();
        }
        CallCounts.show(scope.database(), scope.range(), scope.clusters(), CallCounts.Unit.DAY);
        return scope.database()
                .ask(
                        "select count(*) from (select cluster from calls union select cluster from asked)",
                        row -> row.getLong(1))
                .get(0);
    }

    private static List<String> summary(Scope scope, long clusters) {
        long unplanned = scope.database()
                .ask("select count(*) from asked where not planned and " + scope.ofAccounts(), row -> row.getLong(1))
                .get(0);
        String where = Words.count(clusters, "cluster");
        if (unplanned == 0) {
            return List.of("None was unplanned, in " + where + ".");
        }
        long between = scope.range().length().toMillis() * clusters / unplanned;
        return List.of(Words.count(unplanned) + " unplanned in " + where + ": a cluster has one every "
                + Words.duration(between) + " on average.");
    }

    private static List<AnswerColumn> columns(By by) {
        List<AnswerColumn> columns = new ArrayList<>();
        columns.add(AnswerColumn.of(
                by.label(), by == By.LEADER ? "lost leader" : by.label(), by.isTime() ? Kind.DAY : Kind.TEXT));
        columns.add(AnswerColumn.count("elections", "elections"));
        columns.add(AnswerColumn.count("unplanned", "unplanned"));
        columns.add(AnswerColumn.of("median_outage_ms", "outage: median", Kind.MILLIS));
        columns.add(AnswerColumn.of("longest_outage_ms", "longest", Kind.MILLIS));
        if (!by.isTime()) {
            columns.add(AnswerColumn.of("mean_between_ms", "one every", Kind.MILLIS));
        } else {
            columns.add(AnswerColumn.of("clusters", "clusters", Kind.COUNT));
        }
        return columns;
    }

    private static Answer.Row row(Scope scope, By by, Found found) {
        return Answer.Row.of(
                by.isTime() ? Instant.ofEpochMilli(Long.parseLong(found.key)) : found.key,
                found.elections,
                found.unplanned,
                found.medianOutageMillis,
                found.longestOutageMillis,
                by.isTime() ? (Long) found.clusters : meanBetween(scope, found));
    }

    /** Null if there was none. */
    private static @Nullable Long meanBetween(Scope scope, Found found) {
        return found.unplanned == 0 ? null : (Long) (scope.range().length().toMillis() / found.unplanned);
    }
}
