package io.aftershock.simulator.truth;

/**
 * When a breach begins, when it is over, and by when a monitor says so.
 *
 * @param fromMillis when it began to go wrong: before this nobody can know
 * @param trueMillis when the condition of the check was first true
 * @param openByMillis when it has to be open
 * @param untilMillis when its condition was last true
 * @param closeByMillis when it has to be closed again
 */
public record Times(long fromMillis, long trueMillis, long openByMillis, long untilMillis, long closeByMillis) {

    /** Of a condition that is true as soon as anything goes wrong. */
    static Times atOnce(long fromMillis, long openByMillis, long untilMillis, long closeByMillis) {
        return new Times(fromMillis, fromMillis, openByMillis, untilMillis, closeByMillis);
    }
}
