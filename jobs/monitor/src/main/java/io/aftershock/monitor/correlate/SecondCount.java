package io.aftershock.monitor.correlate;

/** Calls and failures in one second; {@code serviceFaults} are those of the failures that are the cluster's fault. */
public record SecondCount(long second, long requests, long errors, long serviceFaults) {

    SecondCount plus(boolean failed, boolean serviceFault) {
        return new SecondCount(second, requests + 1, errors + (failed ? 1 : 0), serviceFaults + (serviceFault ? 1 : 0));
    }
}
