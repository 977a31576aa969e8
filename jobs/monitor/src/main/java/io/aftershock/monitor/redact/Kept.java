package io.aftershock.monitor.redact;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is kept of a value: it copies that, and drops the rest. The parser stands on the value, and at its end afterwards. */
interface Kept {

    void copy(JsonParser value, JsonGenerator to) throws IOException;

    /** A text, number or truth value as it stands; null in the place of anything else. */
    static Kept scalar() {
        return (value, to) -> {
            if (value.currentToken() != null && value.currentToken().isScalarValue()) {
                to.copyCurrentEvent(value);
            } else {
                value.skipChildren();
                to.writeNull();
            }
        };
    }

    /** Of an array each entry, of an object the value of each field, whatever the field's name. */
    static Kept each(Kept entry) {
        return (value, to) -> {
            if (value.currentToken() == JsonToken.START_ARRAY) {
                to.writeStartArray();
                while (next(value) != JsonToken.END_ARRAY) {
                    entry.copy(value, to);
                }
                to.writeEndArray();
            } else if (value.currentToken() == JsonToken.START_OBJECT) {
                to.writeStartObject();
                while (next(value) != JsonToken.END_OBJECT) {
                    to.writeFieldName(value.currentName());
                    next(value);
                    entry.copy(value, to);
                }
                to.writeEndObject();
            } else {
                to.writeNull();
            }
        };
    }

    /** Either an object of which fields are kept, or a text. */
    static Kept textOr(Fields fields) {
        return (value, to) -> (value.currentToken() == JsonToken.START_OBJECT ? fields : scalar()).copy(value, to);
    }

    /** The next token, which must come: a body that ends too early is no JSON. */
    private static JsonToken next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new IOException("the body ends too early");
        }
        return token;
    }

    /** The fields of an object that are kept; the others are dropped with their names. */
    final class Fields implements Kept {

        private final Map<String, Kept> kept = new HashMap<>();
        private @Nullable Kept others;

        /** Fields whose values are texts, numbers or truth values; their names with blanks between them. */
        static Fields scalars(String names) {
            Fields fields = new Fields();
            for (String name : names.split(" ", -1)) {
                fields.kept.put(name, scalar());
            }
            return fields;
        }

        /** These fields and one more. */
        Fields and(String name, Kept value) {
            Fields more = copy();
            more.kept.put(name, value);
            return more;
        }

        /** These fields and those. */
        Fields and(Fields those) {
            Fields more = copy();
            more.kept.putAll(those.kept);
            return more;
        }

        /** These fields, and the values of all others too: for objects in which names of fields are names of things. */
        Fields andOthers(Kept value) {
            Fields more = copy();
            more.others = value;
            return more;
        }

        private Fields copy() {
            Fields copy = new Fields();
            copy.kept.putAll(kept);
            copy.others = others;
            return copy;
        }

        @Override
        public void copy(JsonParser value, JsonGenerator to) throws IOException {
            if (value.currentToken() != JsonToken.START_OBJECT) {
                value.skipChildren();
                to.writeNull();
                return;
            }
            to.writeStartObject();
            while (next(value) != JsonToken.END_OBJECT) {
                String name = value.currentName();
                Kept field = kept.getOrDefault(name, others);
                next(value);
                if (field == null) {
                    value.skipChildren();
                } else {
                    to.writeFieldName(name);
                    field.copy(value, to);
                }
            }
            to.writeEndObject();
        }
    }
}
