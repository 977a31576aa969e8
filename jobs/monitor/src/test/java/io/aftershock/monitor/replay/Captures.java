package io.aftershock.monitor.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.connectors.capture.CaptureFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The captures of real clusters that the tests know; what was done to each cluster stands in its truth. */
public enum Captures {
    /** No election; three clients make calls that cannot succeed. */
    MISCONFIGURED("a-healthy-misconfig-v2.15.1", "labc1"),
    /** Step-downs, three crashes, a freeze, a loss of quorum, and six step-downs in a row. */
    LEADER_FLAPS("b-leader-flap-v2.15.1", "labc1"),
    /** Links cut between servers that never stop. */
    NETWORK("e-network-v2.15.2", "labc2");

    private final String file;
    private final String cluster;

    Captures(String file, String cluster) {
        this.file = file;
        this.cluster = cluster;
    }

    /** The capture under the name that its servers give the cluster. */
    public CaptureFile file() {
        return as(cluster);
    }

    /** The capture under another name. */
    public CaptureFile as(String clusterName) {
        return new CaptureFile(clusterName, path(".ndjson.gz").toString());
    }

    Path path() {
        return path(".ndjson.gz");
    }

    /** What {@code answer_key.py} counts. */
    List<String> expectedWindows() throws IOException {
        return lines(".windows.expected.ndjson.gz");
    }

    /** How many rows were received before a moment, in seconds since the start. */
    long rowsBefore(double seconds) throws IOException {
        long until = at(seconds);
        return lines(".ndjson.gz").stream()
                .filter(line -> Replayed.tree(line).path("ts").asLong() < until)
                .count();
    }

    /** Epoch milliseconds of a moment that the truth gives in seconds since the start. */
    public long at(double seconds) throws IOException {
        JsonNode start = Replayed.tree(Files.readAllLines(path(".truth.ndjson")).get(0));
        return start.path("ts").asLong() + Math.round((seconds - start.path("t").asDouble()) * 1_000);
    }

    private List<String> lines(String suffix) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path(suffix))), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private Path path(String suffix) {
        return path(file, suffix);
    }

    /** A file of the folder of captures. */
    static Path path(String file, String suffix) {
        try {
            return Path.of(
                    Captures.class.getResource("/captures/" + file + suffix).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
