package io.aftershock.monitor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.monitor.replay.CaptureReplay;
import io.aftershock.monitor.replay.Captures;
import io.aftershock.monitor.replay.HeartbeatReplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The lines that the pages show are lines that this version makes of a capture, and the tables name their fields; {@code
 * -Daftershock.docs.write=true} writes the lines instead.
 */
class ExamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEGIN = "{\"record\":\"";
    private static final String CONTRACT = "docs/json-lines.md";

    @Test
    void showsLinesThatAReplayPrints() throws Exception {
        Set<String> printed = new HashSet<>();
        for (Captures capture : Captures.values()) {
            printed.addAll(CaptureReplay.of(capture).json());
        }
        printed.addAll(HeartbeatReplay.of(Captures.LEADER_FLAPS, 1).json());

        List<String> shown = new ArrayList<>();
        for (Path page : Pages.all()) {
            if (Boolean.getBoolean("aftershock.docs.write")) {
                write(page, printed);
            }
            shown.addAll(examples(Files.readString(page)));
        }
        assertThat(shown)
                .as("lines in the pages; -Daftershock.docs.write=true writes them")
                .isSubsetOf(printed);
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

        assertThat(records)
                .containsExactlyInAnyOrder("error_ratio", "election", "stall", "breach", "correlation", "heartbeat");
    }

    /** Puts the lines that are printed now in the place of those that were printed of the same thing at the same time. */
    private static void write(Path page, Set<String> printed) throws IOException {
        Map<String, String> known = new HashMap<>();
        for (String line : printed) {
            known.put(name(line), line);
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(page));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(BEGIN)) {
                lines.set(i, known.getOrDefault(name(lines.get(i)), lines.get(i)));
            }
        }
        Files.write(page, lines);
    }

    /** What a line is about, whatever its number. */
    private static String name(String line) throws IOException {
        JsonNode json = JSON.readTree(line);
        return Stream.of("record", "cluster", "id", "account", "at", "window_end")
                .map(field -> json.path(field).asText().replaceFirst(":\\d+$", ""))
                .collect(Collectors.joining(" "));
    }

    private static List<String> examples(String text) {
        return text.lines().filter(line -> line.startsWith(BEGIN)).toList();
    }
}
