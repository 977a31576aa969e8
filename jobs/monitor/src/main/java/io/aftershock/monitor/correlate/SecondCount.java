package io.aftershock.monitor.correlate;

/** Calls and failures in one second; {@code serviceFaults} are those of the failures that are the cluster's fault. */
public record SecondCount(long second, long requests, long errors, long serviceFaults) {

    /** With calls of one kind more or less. */
    SecondCount plus(int calls, boolean failed, boolean serviceFault) {
        return new SecondCount(
                second, requests + calls, errors + (failed ? calls : 0), serviceFaults + (serviceFault ? calls : 0));
    }
}
