package io.aftershock.cli.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text whose columns stand below each other. */
final class Columns {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    void row(String... cells) {
        rows.add(Arrays.asList(cells));
    }

    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i))
                    .append(" ".repeat(width(i) - row.get(i).length()))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
