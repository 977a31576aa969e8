package io.aftershock.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.monitor.ingest.Tally;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real cluster under faults gives the same windows and elections if the clock of one of its servers is off. */
class ShiftedClockTest {

    private static final Captures CAPTURE = Captures.LEADER_FLAPS;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** By then each clock is known: that one is behind is believed after 60 s of events. */
    private static final double LEARNED_SECONDS = 75;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} is {1} s ahead")
    @CsvSource({"n1, 30", "n2, -40", "n3, -600"})
    void tellsTheSame(String server, long aheadSeconds) throws Exception {
        Path shifted = folder.resolve("shifted.ndjson");
        shift(server, aheadSeconds * 1_000, shifted);

        Replayed found = CaptureReplay.of(List.of(new CaptureFile("labc1", shifted.toString())), 1);
        Replayed right = CaptureReplay.of(CAPTURE);

        assertThat(after(found, "error_ratio", "window_start")).isEqualTo(after(right, "error_ratio", "window_start"));
        assertThat(after(found, "election", "at")).isEqualTo(after(right, "election", "at"));
        assertThat(found.count(Tally.ABSURD_TIMESTAMP) + found.count(Tally.LATE))
                .isPositive();
        assertThat(found.breaches("CLOCK_001")).isNotEmpty().allSatisfy(breach -> {
            assertThat(breach.path("summary").asText()).contains(": " + server + " is ");
            assertThat(breach.path("state").asText()).isNotEqualTo("closed");
        });
        assertThat(right.breaches("CLOCK_001")).isEmpty();
    }

    /** Who led before, and the hints that point at it, are not compared: it may have been elected before the clock was known. */
    private static List<String> after(Replayed replayed, String record, String time) throws IOException {
        String from = Instant.ofEpochMilli(CAPTURE.at(LEARNED_SECONDS)).toString();
        return replayed.records(record).stream()
                .filter(line -> line.path(time).asText().compareTo(from) >= 0)
                .map(line -> ((ObjectNode) line)
                        .without(List.of("id", "previous_leader", "hints"))
                        .toString())
                .toList();
    }

    /** Moves all stamps that the server made. */
    private static void shift(String server, long aheadMillis, Path to) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(CAPTURE.path())), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(to))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = JSON.readTree(line);
                if (server.equals(stampedBy(row))) {
                    JsonNode data = row.path("data");
                    move(data, "timestamp", aheadMillis);
                    move(data, "now", aheadMillis);
                    move(data.path("data"), "now", aheadMillis);
                    move(data.path("server"), "time", aheadMillis);
                    data.findParents("leader_since").forEach(group -> move(group, "leader_since", aheadMillis));
                }
                out.println(row);
            }
        }
    }

    private static String stampedBy(JsonNode row) {
        JsonNode data = row.path("data");
        String type = data.path("type").asText();
        if (type.endsWith("leader_elected")) {
            String leader = data.path("leader").asText();
            for (JsonNode replica : data.path("replicas")) {
                if (replica.path("peer").asText().equals(leader)) {
                    return replica.path("name").asText();
                }
            }
            return leader;
        }
        if (row.path("account").asText().equals("$HTTP")) {
            return row.path("node").asText();
        }
        return data.path("server").isTextual()
                ? data.path("server").asText()
                : data.path("server").path("name").asText();
    }

    private static void move(JsonNode data, String field, long millis) {
        if (data.path(field).isTextual()) {
            Instant stamp = Instant.parse(data.path(field).asText());
            ((ObjectNode) data).put(field, stamp.plusMillis(millis).toString());
        }
    }
}
