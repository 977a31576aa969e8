package io.aftershock.monitor.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Walks over the fields of an object without building a tree; what a reader does not take is skipped. */
final class JsonFields {

    private JsonFields() {}

    /** Takes one field; the parser stands on its value. */
    interface FieldReader {
        void read(String name, JsonParser value) throws IOException;
    }

    /** Reads the object that the parser stands on, to its end. */
    static void ofObject(JsonParser parser, FieldReader reader) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new NotAnObjectException(parser);
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            reader.read(name, parser);
            parser.skipChildren();
        }
    }

    /** Reads the objects of the array that the parser stands on; anything else is skipped. */
    static void ofEachObject(JsonParser parser, FieldReader reader, Runnable afterEach) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                throw new NotAnObjectException(parser);
            }
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                ofObject(parser, reader);
                afterEach.run();
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Reads an object where there is one, and nothing where there is null or a scalar. */
    static void ofOptionalObject(JsonParser parser, FieldReader reader) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            ofObject(parser, reader);
        }
    }

    /** The text of a scalar; null for null, objects and arrays. */
    static @Nullable String text(JsonParser value) throws IOException {
        JsonToken token = value.currentToken();
        return token.isScalarValue() && token != JsonToken.VALUE_NULL ? value.getText() : null;
    }

    /** An object was expected and something else was found, or the input ended. */
    static final class NotAnObjectException extends IOException {
        private static final long serialVersionUID = 1L;

        NotAnObjectException(JsonParser parser) {
            super("no JSON object at byte "
                    + Math.max(0, parser.currentTokenLocation().getByteOffset()));
        }
    }
}
