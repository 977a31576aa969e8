package io.aftershock.cli.history.answer;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question.
 *
 * @param record what a row of it is called in JSON
 * @param title what was asked, in a line
 * @param notes what has to be known to read it right, a sentence each; in text alone
 */
public record Answer(String record, String title, List<AnswerColumn> columns, List<Row> rows, List<String> notes) {

    /** The values of a row, in the order of the columns. */
    public record Row(List<@Nullable Object> values) {

        public Row {
            values = Collections.unmodifiableList(values);
        }

        public static Row of(@Nullable Object... values) {
            return new Row(java.util.Arrays.asList(values));
        }
    }

    public Answer {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }
}
