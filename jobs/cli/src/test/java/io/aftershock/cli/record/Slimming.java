package io.aftershock.cli.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes a capture a fifth of its size, and leaves what the job makes of it as it is: the copies of an advisory that came by the
 * other ways go, and the counts of connections, which the job does not read.
 */
final class Slimming {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> ids = new HashSet<>();

    private Slimming() {}

    static void of(Path capture) throws IOException {
        Slimming slimming = new Slimming();
        Path slim = capture.resolveSibling(capture.getFileName() + ".slim");
        try (BufferedReader from = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(capture)), StandardCharsets.UTF_8));
                BufferedWriter to = new BufferedWriter(
                        new OutputStreamWriter(new Smallest(Files.newOutputStream(slim)), StandardCharsets.UTF_8))) {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                if (slimming.keeps(JSON.readTree(line))) {
                    to.write(line);
                    to.write('\n');
                }
            }
        }
        Files.move(slim, capture, StandardCopyOption.REPLACE_EXISTING);
    }

    private boolean keeps(JsonNode row) {
        if (row.has("kind")) {
            return true;
        }
        String id = row.at("/data/id").asText();
        return !row.path("subject").asText().endsWith(".CONNS") && (id.isEmpty() || ids.add(id));
    }

    private static final class Smallest extends GZIPOutputStream {
        Smallest(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
