package io.aftershock.monitor.correlate;

/**
 * Calls and failures of one JetStream domain in one second.
 *
 * @param domain empty for the servers without one
 * @param serviceFaults those of the failures that are the cluster's fault
 */
public record SecondCount(long second, String domain, long requests, long errors, long serviceFaults) {

    /** With calls of one kind more or less. */
    SecondCount plus(int calls, boolean failed, boolean serviceFault) {
        return new SecondCount(
                second,
                domain,
                requests + calls,
                errors + (failed ? calls : 0),
                serviceFaults + (serviceFault ? calls : 0));
    }
}
