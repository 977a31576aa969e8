package io.aftershock.monitor.signal;

import java.util.Locale;

/** Why a poll was not answered, as far as the text of its row tells. */
public enum Silence {
    /** Nobody listens there any more. */
    REFUSED("connection refused"),
    /** There was no connection that could have carried the request. */
    NOT_ASKED("not asked: no connection"),
    /** It was asked, and did not answer in time. */
    NO_ANSWER("no answer");

    private final String text;

    Silence(String text) {
        this.text = text;
    }

    /** The words of such a row. */
    public String text() {
        return text;
    }

    /** By the words of Java's client, and of others whose captures are read. */
    public static Silence of(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        if (words.contains("refused") || text.startsWith("ConnectException")) {
            return REFUSED;
        }
        return words.startsWith("not asked") ? NOT_ASKED : NO_ANSWER;
    }
}
