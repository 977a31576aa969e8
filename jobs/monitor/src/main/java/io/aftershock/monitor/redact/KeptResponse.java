package io.aftershock.monitor.redact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.StringWriter;

/**
 * What is kept of a response: its type and the codes of its error. The error's text goes, since servers quote in it what a
 * client sent.
 */
final class KeptResponse implements Kept {

    /** Where {@code AdvisoryFields} stops looking for an error, so that none is found here that it would not have found. */
    private static final int LONG_RESPONSE = 64 * 1024;

    private final JsonFactory json = RowRedaction.json();

    @Override
    public void copy(JsonParser value, JsonGenerator to) throws IOException {
        if (value.currentToken() == JsonToken.START_OBJECT) {
            copyFields(value, to, false);
        } else if (value.currentToken() == JsonToken.VALUE_STRING) {
            to.writeString(redacted(value));
        } else {
            value.skipChildren();
            to.writeNull();
        }
    }

    /** A response is JSON in a text; of one that is no object nothing is read, and nothing kept. */
    private String redacted(JsonParser value) throws IOException {
        int length = value.getTextLength();
        CharArrayReader text = new CharArrayReader(value.getTextCharacters(), value.getTextOffset(), length);
        StringWriter kept = new StringWriter();
        try (JsonParser response = json.createParser(text);
                JsonGenerator to = json.createGenerator(kept)) {
            if (response.nextToken() == JsonToken.START_OBJECT) {
                copyFields(response, to, length > LONG_RESPONSE);
            }
        }
        return kept.toString();
    }

    private static void copyFields(JsonParser response, JsonGenerator to, boolean isLong) throws IOException {
        to.writeStartObject();
        while (response.nextToken() == JsonToken.FIELD_NAME) {
            String name = response.currentName();
            response.nextToken();
            if (name.equals("type")) {
                to.writeFieldName(name);
                Kept.scalar().copy(response, to);
            } else if (name.equals("error") && response.currentToken() == JsonToken.START_OBJECT) {
                to.writeFieldName(name);
                copyCodes(response, to);
            } else if (isLong) {
                break;
            }
            response.skipChildren();
        }
        to.writeEndObject();
    }

    private static void copyCodes(JsonParser error, JsonGenerator to) throws IOException {
        to.writeStartObject();
        while (error.nextToken() == JsonToken.FIELD_NAME) {
            String name = error.currentName();
            error.nextToken();
            if (name.equals("code") || name.equals("err_code")) {
                to.writeNumberField(name, error.getValueAsInt());
            }
            error.skipChildren();
        }
        to.writeEndObject();
    }
}
