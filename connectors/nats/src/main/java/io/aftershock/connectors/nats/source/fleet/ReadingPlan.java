package io.aftershock.connectors.nats.source.fleet;

import java.io.Serializable;

/**
 * Where reading starts and ends, for all streams alike.
 *
 * @param start where to start in a stream without a position
 * @param bounded whether to end with the last message that a stream holds when it is first reached
 */
public record ReadingPlan(StartingPosition start, boolean bounded) implements Serializable {

    /** The same, but reading starts no earlier than this in epoch milliseconds. */
    public ReadingPlan notBefore(long millis) {
        return new ReadingPlan(start.notBefore(millis), bounded);
    }
}
