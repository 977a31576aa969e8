package io.aftershock.cli.history.answer;

import io.aftershock.cli.history.answer.AnswerColumn.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An answer for people, in lines of at most 80 columns. */
final class TextTable {

    private static final int WIDTH = 80;
    private static final String GAP = "  ";
    private static final String INDENT = "    ";
    private static final int TREND_WIDTH = 10;
    private static final int BAR_WIDTH = 20;
    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final Answer answer;
    private final boolean colour;
    private final int[] places;
    private final List<List<String>> cells = new ArrayList<>();

    TextTable(Answer answer, boolean colour) {
        this.answer = answer;
        this.colour = colour;
        this.places = IntStream.range(0, answer.columns().size())
                .filter(place -> answer.columns().get(place).isInTable())
                .toArray();
        cells.add(Arrays.stream(places)
                .mapToObj(place -> answer.columns().get(place).head())
                .toList());
        answer.rows()
                .forEach(row -> cells.add(Arrays.stream(places)
                        .mapToObj(place -> cell(place, row.values().get(place)))
                        .toList()));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(wrapped(answer.title(), ""));
        if (!answer.rows().isEmpty()) {
            int[] widths = widths();
            lines.add("");
            lines.add(style(BOLD, line(cells.get(0), widths)));
            for (int i = 0; i < answer.rows().size(); i++) {
                lines.add(line(cells.get(i + 1), widths));
                sentences(answer.rows().get(i)).forEach(line -> lines.add(style(FAINT, line)));
            }
        }
        if (!answer.notes().isEmpty()) {
            lines.add("");
            answer.notes().forEach(note -> lines.addAll(wrapped(note, "")));
        }
        return lines;
    }

    private List<String> sentences(Answer.Row row) {
        List<String> lines = new ArrayList<>();
        for (int place = 0; place < answer.columns().size(); place++) {
            Object value = row.values().get(place);
            if (answer.columns().get(place).kind() == Kind.SENTENCE && value != null) {
                lines.addAll(wrapped(value.toString(), INDENT));
            }
        }
        return lines;
    }

    /** Text gives way where a line would be too long, the longest first. */
    private int[] widths() {
        int[] widths = IntStream.range(0, places.length)
                .map(column -> cells.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        while (Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) > WIDTH) {
            int widest = IntStream.range(0, places.length)
                    .filter(column -> answer.columns().get(places[column]).kind() == Kind.TEXT)
                    .reduce(-1, (best, column) -> best < 0 || widths[column] > widths[best] ? column : best);
            if (widest < 0 || widths[widest] <= 8) {
                return widths;
            }
            widths[widest]--;
        }
        return widths;
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < places.length; column++) {
            String cell = row.get(column);
            int width = widths[column];
            String fitting = cell.length() > width ? cell.substring(0, width - 1) + "…" : cell;
            String space = " ".repeat(width - fitting.length());
            boolean right = answer.columns().get(places[column]).isRightAligned()
                    && answer.columns().get(places[column]).kind() != Kind.BAR;
            line.append(right ? space + fitting : fitting + space).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private String cell(int place, @Nullable Object value) {
        AnswerColumn column = answer.columns().get(place);
        if (value == null) {
            return column.kind() == Kind.TREND ? "" : "–";
        }
        return switch (column.kind()) {
            case COUNT -> Words.count((Long) value);
            case RATIO -> Words.percent((Double) value);
            case BAR -> String.format("%7s  %s", Words.percent((Double) value), bar(place, (Double) value));
            case DAY -> Words.day((Instant) value);
            case TIME -> Words.minute((Instant) value);
            case MILLIS -> Words.duration((Long) value);
            case TREND -> Sparkline.of(numbers(value), TREND_WIDTH);
            default -> value.toString();
        };
    }

    private String bar(int place, double value) {
        double greatest = answer.rows().stream()
                .map(row -> row.values().get(place))
                .filter(Objects::nonNull)
                .mapToDouble(Double.class::cast)
                .max()
                .orElse(0);
        return Sparkline.bar(value, greatest, BAR_WIDTH);
    }

    private static List<Double> numbers(Object value) {
        return ((List<?>) value).stream().map(Double.class::cast).toList();
    }

    private static List<String> wrapped(String sentence, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : sentence.split(" ", -1)) {
            boolean begun = line.length() > indent.length();
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private String style(String style, String line) {
        return colour ? style + line + PLAIN : line;
    }
}
