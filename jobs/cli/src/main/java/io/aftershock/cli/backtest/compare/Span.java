package io.aftershock.cli.backtest.compare;

/**
 * The time that is looked at: {@code [fromMillis, toMillis)}, in epoch milliseconds.
 *
 * <p>What opens in it counts. Telemetry before it is judged too, for without its past a look-back would begin empty.
 */
public record Span(long fromMillis, long toMillis) {

    boolean holds(long millis) {
        return fromMillis <= millis && millis < toMillis;
    }

    /** How long something is open in here, in milliseconds. */
    long openMillis(Trouble trouble) {
        long until = trouble.closedAtMillis() == null ? toMillis : Math.min(toMillis, trouble.closedAtMillis());
        return Math.max(0, until - Math.max(fromMillis, trouble.openedAtMillis()));
    }
}
