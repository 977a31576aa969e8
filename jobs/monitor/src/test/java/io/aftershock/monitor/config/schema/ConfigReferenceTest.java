package io.aftershock.monitor.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the reference to the schema; {@code -Daftershock.docs.write=true} writes the table instead. */
class ConfigReferenceTest {

    private static final Path PAGE = Path.of("../../docs/configuration.md");
    private static final String BEGIN = "<!-- keys: written by ConfigReferenceTest -->";
    private static final String END = "<!-- end of keys -->";

    @Test
    void listsEveryKeyAsTheSchemaDoes() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (Boolean.getBoolean("aftershock.docs.write")) {
            page.subList(begin + 1, end).clear();
            page.addAll(begin + 1, ReferenceTable.lines());
            Files.write(PAGE, page);
            return;
        }

        assertThat(page.subList(begin + 1, end))
                .as("keys in docs/configuration.md; -Daftershock.docs.write=true writes them")
                .isEqualTo(ReferenceTable.lines());
    }
}
