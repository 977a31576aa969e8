package io.aftershock.cli.history.answer;

/**
 * A column of an answer.
 *
 * @param name its key in CSV and JSON
 * @param head what stands above it in text
 */
public record AnswerColumn(String name, String head, Kind kind) {

    /** What stands in it, and how that is printed. */
    public enum Kind {
        TEXT,
        /** A {@code Long}. */
        COUNT,
        /** A {@code Double}, as percent in text. */
        RATIO,
        /** A {@code Double} of a ratio with a bar beside it in text. */
        BAR,
        /** An {@code Instant} of a day. */
        DAY,
        /** An {@code Instant}. */
        TIME,
        /** A {@code Long} of milliseconds; in text as people say it. */
        MILLIS,
        /** A {@code List<Double>}, drawn in text and left out elsewhere: whoever wants the numbers asks by day. */
        TREND,
        /** A sentence, below its row in text. */
        SENTENCE,
        /** For programs alone; of any type. */
        HIDDEN
    }

    public static AnswerColumn text(String name) {
        return new AnswerColumn(name, name, Kind.TEXT);
    }

    public static AnswerColumn count(String name, String head) {
        return new AnswerColumn(name, head, Kind.COUNT);
    }

    public static AnswerColumn of(String name, String head, Kind kind) {
        return new AnswerColumn(name, head, kind);
    }

    boolean isInTable() {
        return kind != Kind.SENTENCE && kind != Kind.HIDDEN;
    }

    boolean isForPrograms() {
        return kind != Kind.TREND;
    }

    boolean isRightAligned() {
        return kind == Kind.COUNT || kind == Kind.RATIO || kind == Kind.BAR || kind == Kind.MILLIS;
    }
}
