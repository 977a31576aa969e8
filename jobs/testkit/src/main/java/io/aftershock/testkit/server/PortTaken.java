package io.aftershock.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The end of a server on whose port somebody else listens: worth another try on other ports. */
public final class PortTaken extends RuntimeException {

    private static final int ATTEMPTS = 3;
    private static final int LAST_WORDS = 2_000;

    private PortTaken(String message) {
        super(message);
    }

    /** Starts something that claims ports of its own, and again on others if they were taken. */
    public static <T> T retrying(Supplier<T> start) {
        for (int attempt = 1; ; attempt++) {
            try {
                return start.get();
            } catch (PortTaken taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    /** This, if the log says so; else a plain failure. Both carry the end of the log. */
    public static RuntimeException or(String message, Path log) {
        String words = lastWords(log);
        String full = message + ":\n" + words;
        return words.contains("address already in use") ? new PortTaken(full) : new IllegalStateException(full);
    }

    private static String lastWords(Path log) {
        try {
            String all = Files.readString(log);
            return all.substring(Math.max(0, all.length() - LAST_WORDS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
