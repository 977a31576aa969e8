package io.aftershock.monitor.check.lookback;

import io.aftershock.monitor.check.lookback.LookBack.Counts;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** Running sums over panes, so that a count between two times costs two searches however long that is. */
final class CallSums implements CallCounts {

    private final long[] starts;
    private final long[] calls;
    private final long[] service;
    private final long[] client;

    private CallSums(int size) {
        starts = new long[size];
        calls = new long[size + 1];
        service = new long[size + 1];
        client = new long[size + 1];
    }

    static CallSums of(List<CallPane> panes, ToLongFunction<CallPane> explained) {
        CallSums sums = new CallSums(panes.size());
        for (int i = 0; i < panes.size(); i++) {
            CallPane pane = panes.get(i);
            sums.starts[i] = pane.startMillis();
            sums.calls[i + 1] = sums.calls[i] + pane.calls;
            sums.service[i + 1] = sums.service[i] + pane.serviceFaults - explained.applyAsLong(pane);
            sums.client[i + 1] = sums.client[i] + pane.clientFaults;
        }
        return sums;
    }

    @Override
    public Counts between(long fromMillis, long toMillis) {
        int from = firstNotBefore(fromMillis);
        int to = Math.max(from, firstNotBefore(toMillis));
        return new Counts(calls[to] - calls[from], service[to] - service[from], client[to] - client[from]);
    }

    private int firstNotBefore(long millis) {
        int place = Arrays.binarySearch(starts, millis);
        return place < 0 ? -place - 1 : place;
    }
}
