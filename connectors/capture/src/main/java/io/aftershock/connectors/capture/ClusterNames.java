package io.aftershock.connectors.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.aftershock.connectors.capture.CaptureRowParser.NotARowException;
import io.aftershock.model.telemetry.TelemetryRow;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds out of which cluster a capture is that does not say so: the first cluster that a body in it names. */
public final class ClusterNames {

    private static final JsonFactory JSON = new JsonFactory();

    private ClusterNames() {}

    /** The first {@code server.cluster}, {@code cluster} or {@code client.cluster} in a file; else the file's name. */
    public static String detect(String path) throws IOException {
        CaptureRowParser parser = new CaptureRowParser();
        try (CaptureLines lines = CaptureLines.open(path)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                String name = nameIn(parser, line);
                if (name != null) {
                    return name;
                }
            }
        }
        return String.valueOf(Path.of(path).getFileName());
    }

    private static @Nullable String nameIn(CaptureRowParser parser, byte[] line) {
        try {
            TelemetryRow row = parser.parse("", line);
            return row.cluster().isEmpty() ? nameInBody(row.data()) : row.cluster();
        } catch (NotARowException | IOException e) {
            // Whoever reads the file for good reports it; here the next row may tell the name.
            return null;
        }
    }

    private static @Nullable String nameInBody(byte[] data) throws IOException {
        String server = null;
        String own = null;
        String client = null;
        try (JsonParser parser = JSON.createParser(data)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("cluster") && value == JsonToken.VALUE_STRING) {
                    own = parser.getText();
                } else if (name.equals("server") && value == JsonToken.START_OBJECT) {
                    server = clusterOf(parser);
                } else if (name.equals("client") && value == JsonToken.START_OBJECT) {
                    client = clusterOf(parser);
                }
                parser.skipChildren();
            }
        }
        return server != null ? server : own != null ? own : client;
    }

    private static @Nullable String clusterOf(JsonParser parser) throws IOException {
        String cluster = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("cluster")) {
                cluster = parser.getText();
            }
            parser.skipChildren();
        }
        return cluster;
    }
}
