package io.aftershock.connectors.findings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one object of a line, by name; what is missing or of another kind is said with its name. */
final class Fields {

    private final JsonNode json;

    Fields(JsonNode json) {
        this.json = json;
    }

    String text(String name) throws UnreadableFindingException {
        String text = textOrNull(name);
        if (text == null) {
            throw new UnreadableFindingException("field " + name + " is missing");
        }
        return text;
    }

    @Nullable
    String textOrNull(String name) throws UnreadableFindingException {
        JsonNode value = json.path(name);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isTextual()) {
            throw new UnreadableFindingException("field " + name + " is no text");
        }
        return value.textValue();
    }

    long number(String name) throws UnreadableFindingException {
        Long number = numberOrNull(name);
        if (number == null) {
            throw new UnreadableFindingException("field " + name + " is missing");
        }
        return number;
    }

    @Nullable
    Long numberOrNull(String name) throws UnreadableFindingException {
        JsonNode value = json.path(name);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new UnreadableFindingException("field " + name + " is no whole number");
        }
        return value.longValue();
    }

    @Nullable
    Double realOrNull(String name) throws UnreadableFindingException {
        JsonNode value = json.path(name);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isNumber()) {
            throw new UnreadableFindingException("field " + name + " is no number");
        }
        return value.doubleValue();
    }

    double real(String name) throws UnreadableFindingException {
        Double real = realOrNull(name);
        if (real == null) {
            throw new UnreadableFindingException("field " + name + " is missing");
        }
        return real;
    }

    /** False if it is missing. */
    boolean flag(String name) {
        return json.path(name).asBoolean(false);
    }

    long time(String name) throws UnreadableFindingException {
        return time(name, text(name));
    }

    @Nullable
    Long timeOrNull(String name) throws UnreadableFindingException {
        String text = textOrNull(name);
        return text == null ? null : time(name, text);
    }

    private static long time(String name, String text) throws UnreadableFindingException {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new UnreadableFindingException("field " + name + " is no time", e);
        }
    }

    /** A constant by its name in lower case. */
    <E extends Enum<E>> E constant(Class<E> type, String name) throws UnreadableFindingException {
        return constant(type, name, text(name));
    }

    <E extends Enum<E>> @Nullable E constantOrNull(Class<E> type, String name) throws UnreadableFindingException {
        String text = textOrNull(name);
        return text == null ? null : constant(type, name, text);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, String text)
            throws UnreadableFindingException {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UnreadableFindingException("field " + name + " has a value that this version does not know", e);
        }
    }

    List<String> texts(String name) {
        return list(name, JsonNode::asText);
    }

    List<Double> reals(String name) {
        return list(name, JsonNode::asDouble);
    }

    private <T> List<T> list(String name, Function<JsonNode, T> element) {
        List<T> all = new ArrayList<>();
        json.path(name).forEach(value -> all.add(element.apply(value)));
        return List.copyOf(all);
    }

    /** Counts by name; none if the field is missing. */
    Map<String, Long> counts(String name) {
        Map<String, Long> counts = new TreeMap<>();
        json.path(name)
                .properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
        return counts;
    }

    /** What reads one object. */
    interface Reading<T> {
        T read(Fields fields) throws UnreadableFindingException;
    }

    <T> List<T> objects(String name, Reading<T> reading) throws UnreadableFindingException {
        List<T> all = new ArrayList<>();
        for (JsonNode each : json.path(name)) {
            all.add(reading.read(new Fields(each)));
        }
        return List.copyOf(all);
    }

    Fields object(String name) {
        return new Fields(json.path(name));
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
