package io.aftershock.monitor.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.connectors.capture.CaptureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The captures that we recorded ourselves; the README beside them says how. */
enum OwnCaptures {
    FREEZES("f-freezes-v2.15.2"),
    CUT_LINK("g-cut-link-v2.15.2"),
    MANY_CONSUMERS("h-500-consumers-v2.15.2"),
    UPGRADE("i-upgrade-v2.14.0-v2.15.2"),
    FULL_DISK("j-full-disk-v2.15.2");

    private static final Map<OwnCaptures, Replayed> RUNS = new EnumMap<>(OwnCaptures.class);

    private final String file;

    OwnCaptures(String file) {
        this.file = file;
    }

    /** What is found in it; the tests share one run. */
    Replayed replay() throws Exception {
        synchronized (RUNS) {
            Replayed known = RUNS.get(this);
            if (known == null) {
                String path = Captures.path(file, ".ndjson.gz").toString();
                known = CaptureReplay.of(List.of(new CaptureFile("of no row", path)), 1);
                RUNS.put(this, known);
            }
            return known;
        }
    }

    /** When something was done for the first, second, … time, in epoch milliseconds, as the truth has it. */
    List<Long> when(String event) throws IOException {
        return truth(event).map(line -> line.path("ts").asLong()).toList();
    }

    /** The server that it was done to each time. */
    List<String> whom(String event) throws IOException {
        return truth(event).map(line -> line.path("node").asText()).toList();
    }

    private Stream<JsonNode> truth(String event) throws IOException {
        return Files.readAllLines(Captures.path(file, ".truth.ndjson")).stream()
                .map(Replayed::tree)
                .filter(line -> line.path("event").asText().equals(event));
    }
}
