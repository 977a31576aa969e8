package io.aftershock.connectors.history.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.history.sink.HistoryMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.types.Type;
import org.junit.jupiter.api.Test;

/** Holds the pages to the tables and metrics; {@code -Daftershock.docs.write=true} writes the tables instead. */
class HistoryPageTest {

    private static final Path PAGE = Path.of("../../docs/history.md");
    private static final Path METRICS = Path.of("../../docs/metrics.md");

    @Test
    void describesEveryColumnAsItsTableDoes() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        int begin = page.indexOf("<!-- tables: written by HistoryPageTest -->");
        int end = page.indexOf("<!-- end of tables -->");
        if (Boolean.getBoolean("aftershock.docs.write")) {
            page.subList(begin + 1, end).clear();
            page.addAll(begin + 1, lines());
            Files.write(PAGE, page);
            return;
        }

        assertThat(page.subList(begin + 1, end))
                .as("tables in docs/history.md; -Daftershock.docs.write=true writes them")
                .isEqualTo(lines());
    }

    @Test
    void describesEveryMetric() throws IOException {
        String page = Files.readString(METRICS);
        for (HistoryMetric metric : HistoryMetric.values()) {
            assertThat(page).contains("| `" + metric.metricName() + "` | " + metric.doc() + " |");
        }
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (HistoryTable table : HistoryTable.values()) {
            lines.add("### " + table.label());
            lines.add("");
            lines.add(table.doc() + " Kept for " + table.retentionDays() + " days unless configured.");
            lines.add("");
            lines.add("| column | type | is |");
            lines.add("|---|---|---|");
            for (Column column : table.columns()) {
                lines.add("| `" + column.name() + "` | " + words(column) + " | " + column.doc() + " |");
            }
            lines.add("");
        }
        return lines;
    }

    private static String words(Column column) {
        String type = column.isList()
                ? "list of string"
                : column.type().typeId() == Type.TypeID.TIMESTAMP
                        ? "timestamptz"
                        : column.type().toString();
        return column.required() ? type : type + " or null";
    }
}
