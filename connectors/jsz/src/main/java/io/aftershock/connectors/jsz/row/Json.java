package io.aftershock.connectors.jsz.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What has to be known of a body before it becomes a row; the rest of it stays bytes. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** The {@code server.name} of an answer over the system account; null if it has none. */
    public static @Nullable String serverName(byte[] envelope) {
        try (JsonParser parser = FACTORY.createParser(envelope)) {
            return goTo("server", parser) && goTo("name", parser) ? parser.getValueAsString() : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Whether a body is one JSON object and nothing else. */
    public static boolean isObject(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(body)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    && parser.skipChildren().currentToken() == JsonToken.END_OBJECT
                    && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The same JSON without line breaks, as a capture needs it. Monitoring pages are indented for people, and a line break
     * in JSON only ever stands between tokens.
     */
    public static byte[] onOneLine(byte[] json) {
        byte[] line = json.clone();
        for (int i = 0; i < line.length; i++) {
            if (line[i] == '\n' || line[i] == '\r') {
                line[i] = ' ';
            }
        }
        return line;
    }

    /** Goes on from the start of an object to the value of one of its fields. */
    private static boolean goTo(String field, JsonParser parser) throws IOException {
        JsonToken at = parser.hasCurrentToken() ? parser.currentToken() : parser.nextToken();
        if (at != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(field);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
