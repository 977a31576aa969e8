package io.aftershock.cli.watch.view;

import io.aftershock.cli.history.answer.Words;

/**
 * How the findings stream is followed at present.
 *
 * @param stream its name
 * @param detail a sentence; empty if there is nothing to say
 * @param sinceMillis since when it is so
 * @param pending how many messages wait to be read
 * @param newestMillis when the newest message was stored; 0 if none was read
 */
public record Link(State state, String stream, String detail, long sinceMillis, long pending, long newestMillis) {

    /** What holds. */
    public enum State {
        CONNECTING,
        /** What was told before is read. */
        CATCHING_UP,
        FOLLOWING,
        /** The connection or the stream is gone, and tried again. */
        GONE
    }

    /** Heartbeats come each ten seconds of each cluster: so long a silence means that nobody publishes. */
    private static final long SILENCE_MILLIS = 60_000;

    /** In a sentence, as far as somebody who looks at the screen should know. */
    public String words(long nowMillis) {
        return switch (state) {
            case CONNECTING -> "Connecting to read stream " + stream + " …";
            case CATCHING_UP ->
                "Reading the last 15 minutes of " + stream + ": " + Words.count(pending) + " messages to go …";
            case FOLLOWING ->
                newestMillis == 0
                        ? "Stream " + stream + " holds nothing of the last 15 minutes: does the job run?"
                        : nowMillis - newestMillis > SILENCE_MILLIS
                                ? "Nothing was told for " + Numbers.age(nowMillis - newestMillis)
                                        + ": does the job run?"
                                : "Following " + stream;
            case GONE -> "GONE for " + Numbers.age(nowMillis - sinceMillis) + ": " + detail;
        };
    }

    /** Whether what is shown may be out of date. */
    public boolean isTroubled(long nowMillis) {
        boolean silent = nowMillis - newestMillis > SILENCE_MILLIS;
        return state == State.GONE || (state == State.FOLLOWING && silent);
    }
}
