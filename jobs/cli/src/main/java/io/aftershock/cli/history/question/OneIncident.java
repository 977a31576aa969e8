package io.aftershock.cli.history.question;

import io.aftershock.cli.history.answer.Answer;
import io.aftershock.cli.history.answer.AnswerColumn;
import io.aftershock.cli.history.answer.AnswerColumn.Kind;
import io.aftershock.connectors.history.query.HistoryDatabase;
import io.aftershock.connectors.history.scan.TimeRange;
import io.aftershock.connectors.history.table.HistoryTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One finding with all that is known of it: each revision, what it was made of, and what has to do with it. */
public final class OneIncident {

    private static final List<HistoryTable> TABLES = List.of(
            HistoryTable.BREACHES,
            HistoryTable.INCIDENTS,
            HistoryTable.CORRELATIONS,
            HistoryTable.ELECTIONS,
            HistoryTable.STALLS);

    private static final String RELATED = """
            select "at", 'correlation', id, summary, null from correlations \
            where id = 'correlation:' || ? or list_contains(breach_ids, ?)
            union all select "at", 'follows', id, summary, evidence from breaches where parent_id = ?
            union all select "at", 'fleet', id, summary, null from incidents where list_contains(breach_ids, ?)
            order by 1, 3""";

    private static final String ITSELF = """
            select "at", state, id, summary, evidence from breaches where id = ?
            union all select "at", state, id, summary, null from incidents where id = ?
            union all select "at", 'correlation', id, summary, null from correlations where id = ?
            union all select "at", cause, id, coalesce(hints, leader || ' after ' || previous_leader), null from elections where id = ?
            union all select "start", 'stall', id, lasted_ms || ' ms', null from stalls where id = ?
            order by 1""";

    private OneIncident() {}

    /** Its rows; none if there is no such id. */
    public static Answer ask(HistoryDatabase database, String id) {
        TimeRange ever = new TimeRange(Instant.EPOCH, Incidents.FOREVER);
        TABLES.forEach(table -> database.show(table, ever, List.of()));
        List<Answer.Row> rows = new ArrayList<>(rows(database, ITSELF, id, 5));
        if (!rows.isEmpty()) {
            rows.addAll(rows(database, RELATED, id, 4));
        }
        return new Answer(
                "history_finding",
                id + ": what was said of it, and what has to do with it.",
                List.of(
                        AnswerColumn.of("at", "at", Kind.TIME),
                        AnswerColumn.text("word"),
                        AnswerColumn.text("id"),
                        AnswerColumn.of("summary", "", Kind.SENTENCE),
                        AnswerColumn.of("evidence", "", Kind.SENTENCE)),
                rows,
                List.of());
    }

    private static List<Answer.Row> rows(HistoryDatabase database, String sql, String id, int parameters) {
        Object[] all = new Object[parameters];
        Arrays.fill(all, id);
        return database.ask(
                sql,
                row -> Answer.Row.of(
                        Incidents.time(row, "at"),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)),
                all);
    }
}
