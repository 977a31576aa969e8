package io.aftershock.exporter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.exporter.catalogue.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the list of metrics to the catalogue; {@code -Daftershock.docs.write=true} writes it instead. */
class ExporterPageTest {

    private static final Path PAGE = Path.of("../../docs/exporter.md");
    private static final String BEGIN = "<!-- metrics: written by ExporterPageTest -->";
    private static final String END = "<!-- end of metrics -->";

    @Test
    void listsEveryMetricAsTheCatalogueDoes() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (Boolean.getBoolean("aftershock.docs.write")) {
            page.subList(begin + 1, end).clear();
            page.addAll(begin + 1, table());
            Files.write(PAGE, page);
            return;
        }

        assertThat(page.subList(begin + 1, end))
                .as("metrics in docs/exporter.md; -Daftershock.docs.write=true writes them")
                .isEqualTo(table());
    }

    private static List<String> table() {
        List<String> lines = new ArrayList<>(List.of("", "| metric | labels | type | is |", "|---|---|---|---|"));
        for (Metric metric : Metric.values()) {
            String labels =
                    metric.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(" "));
            lines.add("| `" + metric.seriesName() + "` | " + labels + (labels.isEmpty() ? "| " : " | ")
                    + metric.kind().label() + " | " + metric.help() + " |");
        }
        lines.add("");
        return lines;
    }
}
