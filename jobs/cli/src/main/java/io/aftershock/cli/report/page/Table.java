package io.aftershock.cli.report.page;

import io.aftershock.cli.report.markup.Markup;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** A table that becomes a list of cards where there is no room for columns: each cell knows the name of its column. */
final class Table {

    private final Markup html;
    private final List<Column> columns;
    private Iterator<Column> next;

    /** What stands in a column; figures are aligned by their last digit. */
    record Column(String name, Kind kind) {}

    /** How a column is laid out. */
    enum Kind {
        WORDS,
        FIGURE,
        BAR
    }

    Table(Markup html, Column... columns) {
        this.html = html;
        this.columns = List.of(columns);
        this.next = this.columns.iterator();
        html.open("table").open("thead").open("tr");
        for (Column column : columns) {
            html.leaf("th", column.name, "scope", "col", "class", style(column));
        }
        html.close().close().open("tbody");
    }

    static Column words(String name) {
        return new Column(name, Kind.WORDS);
    }

    static Column figures(String name) {
        return new Column(name, Kind.FIGURE);
    }

    /** Lengths beside the figures that they show. */
    static Column bars() {
        return new Column("", Kind.BAR);
    }

    private static String style(Column column) {
        return column.kind.name().toLowerCase(Locale.ROOT);
    }

    Table row() {
        next = columns.iterator();
        html.open("tr");
        return this;
    }

    Table endRow() {
        html.close();
        return this;
    }

    /** A cell with a text. */
    Table cell(String text) {
        return open().text(text).close();
    }

    /** A cell with a text, and what says more about it below. */
    Table cell(String text, String more) {
        open();
        html.leaf("span", text).leaf("span", more, "class", "more quiet");
        return close();
    }

    Table open() {
        Column column = next.next();
        html.open("td", "class", style(column), "data-column", column.name);
        return this;
    }

    private Table text(String text) {
        // In an element of its own, so that in a card it stands beside the column's name as one.
        html.leaf("span", text);
        return this;
    }

    Table close() {
        html.close();
        return this;
    }

    void end() {
        html.close().close();
    }
}
