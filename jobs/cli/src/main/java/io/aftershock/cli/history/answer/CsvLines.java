package io.aftershock.cli.history.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An answer as CSV, quoted as RFC 4180 wants it; what is not known is empty. */
final class CsvLines {

    private CsvLines() {}

    static List<String> of(Answer answer) {
        List<String> lines = new ArrayList<>();
        lines.add(answer.columns().stream()
                .filter(AnswerColumn::isForPrograms)
                .map(AnswerColumn::name)
                .collect(Collectors.joining(",")));
        for (Answer.Row row : answer.rows()) {
            List<String> cells = new ArrayList<>();
            for (int place = 0; place < answer.columns().size(); place++) {
                if (answer.columns().get(place).isForPrograms()) {
                    cells.add(cell(Plain.value(
                            answer.columns().get(place), row.values().get(place))));
                }
            }
            lines.add(String.join(",", cells));
        }
        return lines;
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean quote = text.chars().anyMatch(sign -> sign == ',' || sign == '"' || sign == '\n' || sign == '\r');
        return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
