package io.aftershock.cli.config.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A table whose cells are wrapped so that all of it fits the width. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows;
    private final int[] widths;

    private TextTable(List<List<String>> rows, int width) {
        this.rows = rows;
        this.widths = shares(natural(rows), width - GAP.length() * (rows.get(0).size() - 1));
    }

    /** Of its rows as Markdown has them, the head first and the rule left out. */
    static List<String> lines(List<String> markdown, int width) {
        return new TextTable(
                        markdown.stream()
                                .filter(row -> !row.matches("[|\\-: ]+"))
                                .map(TextTable::cells)
                                .toList(),
                        width)
                .lines();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.strip().replaceAll("^\\||\\|$", "").split("\\|"))
                .map(String::strip)
                .toList();
    }

    private static int[] natural(List<List<String>> rows) {
        return IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> Sentence.plain(row.get(column)).length())
                        .max()
                        .orElse(0))
                .toArray();
    }

    /** Narrow columns get what they need, the others share what is left. */
    private static int[] shares(int[] natural, int width) {
        int[] widths = new int[natural.length];
        int left = width;
        int open = natural.length;
        for (int column : IntStream.range(0, natural.length)
                .boxed()
                .sorted((a, b) -> Integer.compare(natural[a], natural[b]))
                .toList()) {
            widths[column] = Math.max(1, Math.min(natural[column], left / open));
            left -= widths[column];
            open--;
        }
        return widths;
    }

    private List<String> lines() {
        List<List<String>> printed = rows.stream().map(this::row).toList();
        boolean apart = printed.stream().anyMatch(row -> row.size() > 1);
        List<String> lines = new ArrayList<>(printed.get(0));
        lines.add(line(Arrays.stream(widths).mapToObj("-"::repeat).toList()));
        for (List<String> row : printed.subList(1, printed.size())) {
            lines.addAll(row);
            if (apart) {
                lines.add("");
            }
        }
        if (apart) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private List<String> row(List<String> cells) {
        List<List<String>> wrapped = IntStream.range(0, widths.length)
                .mapToObj(column -> Sentence.wrapped(cells.get(column), widths[column]))
                .toList();
        int height = wrapped.stream().mapToInt(List::size).max().orElse(1);
        return IntStream.range(0, height)
                .mapToObj(i -> line(wrapped.stream()
                        .map(cell -> i < cell.size() ? cell.get(i) : "")
                        .toList()))
                .toList();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            line.append(cell)
                    .append(" ".repeat(Math.max(0, widths[i] - cell.length())))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
