package io.aftershock.cli.report.page;

import io.aftershock.cli.report.markup.Markup;
import java.util.Locale;

/** A length in a table, so that ratios can be compared without reading them. */
final class Bar {

    private Bar() {}

    /** Of the longest in the column, which is 1. */
    static void write(Markup html, Table table, double share) {
        table.open();
        html.open("svg", "class", "length", "width", "100%", "height", "10", "aria-hidden", "true");
        html.empty("rect", "width", String.format(Locale.ROOT, "%.1f%%", 100 * share), "height", "10", "class", "area");
        html.close();
        table.close();
    }
}
