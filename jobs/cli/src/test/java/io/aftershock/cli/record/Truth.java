package io.aftershock.cli.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** What was done to a cluster and when, a JSON object a line, in the form of the captures that we were given. */
final class Truth {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final long beganMillis = System.currentTimeMillis();

    Truth(Path file) throws IOException {
        this.file = file;
        Files.deleteIfExists(file);
    }

    /** Something that has happened right now. */
    void tell(String event, Map<String, Object> more) {
        long now = System.currentTimeMillis();
        ObjectNode line = JSON.createObjectNode();
        line.put("ts", now);
        line.put("t", (now - beganMillis) / 10 / 100.0);
        line.put("event", event);
        more.forEach((key, value) -> line.set(key, JSON.valueToTree(value)));
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
