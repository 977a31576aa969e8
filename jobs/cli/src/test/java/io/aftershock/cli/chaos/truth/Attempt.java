package io.aftershock.cli.chaos.truth;

/**
 * One call as its client lived through it.
 *
 * @param answeredMillis {@link #NEVER} if no answer came in time
 */
public record Attempt(String client, String subject, long sentMillis, long answeredMillis) {

    static final long NEVER = -1;

    public boolean answered() {
        return answeredMillis != NEVER;
    }
}
