package io.aftershock.cli.history.answer;

import java.util.List;

/** How answers are printed. */
public enum AnswerFormat {
    /** A table with sparklines. */
    TEXT,
    /** Values between commas, with a head. */
    CSV,
    /** An object a line. */
    JSON;

    public List<String> lines(Answer answer, boolean colour) {
        return switch (this) {
            case TEXT -> new TextTable(answer, colour).lines();
            case CSV -> CsvLines.of(answer);
            case JSON -> JsonLines.of(answer);
        };
    }
}
