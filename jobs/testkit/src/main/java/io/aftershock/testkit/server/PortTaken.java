package io.aftershock.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The end of a server on whose port somebody else listens: worth another try on other ports. */
public final class PortTaken extends RuntimeException {

    private static final int LAST_WORDS = 2_000;

    private PortTaken(String message) {
        super(message);
    }

    /** This, if the log says so; else a plain failure. Both carry the end of the log. */
    static RuntimeException or(String message, Path log) {
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
