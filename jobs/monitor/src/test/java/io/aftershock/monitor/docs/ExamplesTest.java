package io.aftershock.monitor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.monitor.replay.CaptureReplay;
import io.aftershock.monitor.replay.Captures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The lines that the pages show are lines of a replay by this version, and the tables name their fields. */
class ExamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTRACT = "docs/json-lines.md";

    @Test
    void showsLinesThatAReplayPrints() throws Exception {
        Set<String> printed = new HashSet<>();
        for (Captures capture : Captures.values()) {
            printed.addAll(CaptureReplay.of(capture).json());
        }

        List<String> shown = new ArrayList<>();
        for (Path page : Pages.all()) {
            shown.addAll(examples(Files.readString(page)));
        }
        assertThat(printed).containsAll(shown);
        assertThat(shown).hasSizeGreaterThan(8);
    }

    @Test
    void namesEachFieldOfARecordInItsOrder() throws IOException {
        String text = Pages.text(CONTRACT);
        Set<String> records = new HashSet<>();
        for (String section : text.split("\n## ")) {
            for (String example : examples(section)) {
                JsonNode line = JSON.readTree(example);
                List<String> fields = new ArrayList<>(List.of("record"));
                Pages.table(section, "| field | type | is |").forEach(row -> fields.add(row.get(0)));
                List<String> keys = new ArrayList<>();
                line.fieldNames().forEachRemaining(keys::add);
                assertThat(keys).as(section.lines().findFirst().orElse("")).isEqualTo(fields);
                records.add(line.path("record").asText());
            }
        }

        assertThat(records).containsExactlyInAnyOrder("error_ratio", "election", "breach", "correlation");
    }

    private static List<String> examples(String text) {
        return text.lines().filter(line -> line.startsWith("{\"record\":\"")).toList();
    }
}
