package io.aftershock.monitor.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes one object with its keys in the order in which they are given; null for what is not known. */
final class JsonRecord {

    private static final JsonFactory JSON = new JsonFactory();

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Six decimals of a ratio are a millionth: more would print the noise of binary fractions. */
    private static final int DECIMALS = 6;

    private final StringWriter text = new StringWriter();
    private final JsonGenerator out;

    private JsonRecord() throws IOException {
        out = JSON.createGenerator(text);
    }

    /** What writes the fields. */
    interface Fields {
        void write(JsonRecord to) throws IOException;
    }

    static String of(String record, Fields fields) {
        return of(to -> {
            to.field("record", record);
            fields.write(to);
        });
    }

    static String of(Fields fields) {
        try {
            JsonRecord json = new JsonRecord();
            json.out.writeStartObject();
            fields.write(json);
            json.out.writeEndObject();
            json.out.close();
            return json.text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot be written to", e);
        }
    }

    static String time(long millis) {
        return MILLIS.format(Instant.ofEpochMilli(millis));
    }

    JsonRecord field(String name, @Nullable String value) throws IOException {
        out.writeStringField(name, value);
        return this;
    }

    JsonRecord field(String name, long value) throws IOException {
        out.writeNumberField(name, value);
        return this;
    }

    JsonRecord field(String name, boolean value) throws IOException {
        out.writeBooleanField(name, value);
        return this;
    }

    JsonRecord number(String name, @Nullable Number value) throws IOException {
        out.writeFieldName(name);
        write(value);
        return this;
    }

    JsonRecord time(String name, @Nullable Long millis) throws IOException {
        return field(name, millis == null ? null : time(millis));
    }

    JsonRecord strings(String name, Collection<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
        return this;
    }

    JsonRecord numbers(String name, double... values) throws IOException {
        out.writeArrayFieldStart(name);
        for (double value : values) {
            write(value);
        }
        out.writeEndArray();
        return this;
    }

    JsonRecord counts(String name, Map<String, Long> counts) throws IOException {
        out.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> count : new TreeMap<>(counts).entrySet()) {
            out.writeNumberField(count.getKey(), count.getValue());
        }
        out.writeEndObject();
        return this;
    }

    JsonRecord object(String name, Fields fields) throws IOException {
        out.writeObjectFieldStart(name);
        fields.write(this);
        out.writeEndObject();
        return this;
    }

    /** What writes one element of a list. */
    interface ElementFields<T> {
        void write(T element, JsonRecord to) throws IOException;
    }

    <T> JsonRecord objects(String name, Collection<T> elements, ElementFields<T> fields) throws IOException {
        out.writeArrayFieldStart(name);
        for (T element : elements) {
            out.writeStartObject();
            fields.write(element, this);
            out.writeEndObject();
        }
        out.writeEndArray();
        return this;
    }

    private void write(@Nullable Number value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Double real) {
            BigDecimal rounded = BigDecimal.valueOf(real)
                    .setScale(DECIMALS, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
            out.writeNumber(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
        } else {
            out.writeNumber(value.longValue());
        }
    }
}
