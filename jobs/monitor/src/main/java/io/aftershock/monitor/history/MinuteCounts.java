package io.aftershock.monitor.history;

/** Answers of one minute and outcome, and the calls that they are. */
public record MinuteCounts(long requests, long calls) {

    static final MinuteCounts NONE = new MinuteCounts(0, 0);

    MinuteCounts plus(long moreRequests, long moreCalls) {
        return new MinuteCounts(requests + moreRequests, calls + moreCalls);
    }

    boolean isEmpty() {
        return requests == 0 && calls == 0;
    }
}
