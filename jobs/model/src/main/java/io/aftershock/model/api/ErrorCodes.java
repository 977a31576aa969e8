package io.aftershock.model.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every {@code err_code} of nats-server 2.15.2 with its name and class; docs/error-classes.md is this table. */
public final class ErrorCodes {

    /** The code of a read of a message that does not exist. */
    public static final int NO_MESSAGE_FOUND = 10037;

    /** The code with which a group without a leader answers. */
    public static final int TEMPORARILY_UNAVAILABLE = 10008;

    private static final String GET_MESSAGE = "STREAM.MSG.GET";

    private static final Map<Integer, Entry> TABLE = read();

    private ErrorCodes() {}

    /** One row of the table. */
    public record Entry(int code, ErrorClass errorClass, String name) {}

    /** The class of an error of an operation; the operation matters for {@link ErrorClass#GET_MISS} alone. */
    public static ErrorClass classify(String operation, int errCode) {
        if (errCode == NO_MESSAGE_FOUND && operation.equals(GET_MESSAGE)) {
            return ErrorClass.GET_MISS;
        }
        Entry entry = TABLE.get(errCode);
        return entry == null ? ErrorClass.UNKNOWN : entry.errorClass();
    }

    /** The server's own name of a code, for example {@code JSStreamNotFoundErr}; the code itself if unknown. */
    public static String name(int errCode) {
        Entry entry = TABLE.get(errCode);
        return entry == null ? Integer.toString(errCode) : entry.name();
    }

    /** The whole table by code. */
    public static Map<Integer, Entry> all() {
        return TABLE;
    }

    private static Map<Integer, Entry> read() {
        Map<Integer, Entry> table = new TreeMap<>();
        try (InputStream in = ErrorCodes.class.getResourceAsStream("error-codes.csv")) {
            if (in == null) {
                throw new IllegalStateException("error-codes.csv is missing from the jar");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        Entry entry = entry(line);
                        table.put(entry.code(), entry);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("error-codes.csv cannot be read from the jar", e);
        }
        return Collections.unmodifiableMap(table);
    }

    private static Entry entry(String line) {
        int first = line.indexOf(',');
        int second = line.indexOf(',', first + 1);
        return new Entry(
                Integer.parseInt(line.substring(0, first)),
                ErrorClass.valueOf(line.substring(first + 1, second).toUpperCase(Locale.ROOT)),
                line.substring(second + 1));
    }
}
