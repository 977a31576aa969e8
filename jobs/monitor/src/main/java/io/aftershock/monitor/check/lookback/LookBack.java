package io.aftershock.monitor.check.lookback;

import io.aftershock.model.api.ApiCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The recent calls of one account; rows that come late still count where they belong.
 *
 * <p>The last minute and a half is kept second by second; what is older in panes so wide that ten minutes cost little more
 * than one.
 */
public final class LookBack {

    private static final long SECOND = 1_000;
    private static final long NEVER = Long.MAX_VALUE;

    /** Oldest first; public for Flink's serializer, as are the other fields. */
    public List<CallPane> panes = new ArrayList<>();

    /** When the earliest failure happened that was not known yet when the account was last judged. */
    public long newFailureMillis = NEVER;

    public Standing service = new Standing();
    public Standing client = new Standing();

    /**
     * Counts one call more or less, or none.
     *
     * @param domain the JetStream domain of the server that answered; empty for none
     */
    public void count(ApiCall call, String domain, int change, long atMillis) {
        if (change != 0) {
            paneOf(Math.floorDiv(atMillis, SECOND)).count(call, domain, change);
        }
        if (change > 0 && call.failed()) {
            newFailureMillis = Math.min(newFailureMillis, atMillis);
        }
    }

    /** Forgets what lies before a time; true if nothing is left. */
    public boolean forgetBefore(long millis) {
        long second = Math.floorDiv(millis, SECOND);
        panes.removeIf(pane -> pane.second < second);
        return panes.isEmpty();
    }

    /** Adds what lies before a time up to panes of so many seconds. */
    public void coarsenBefore(long millis, int width) {
        long until = Math.floorDiv(Math.floorDiv(millis, SECOND), width) * width;
        if (panes.stream().noneMatch(pane -> pane.second < until && pane.width < width)) {
            return;
        }
        List<CallPane> coarser = new ArrayList<>();
        for (CallPane pane : panes) {
            CallPane last = coarser.isEmpty() ? null : coarser.get(coarser.size() - 1);
            if (pane.second >= until || pane.width >= width) {
                coarser.add(pane);
            } else if (last != null && last.holds(pane.second)) {
                last.add(pane);
            } else {
                pane.second = Math.floorDiv(pane.second, width) * width;
                pane.width = width;
                coarser.add(pane);
            }
        }
        panes = coarser;
    }

    /** The counts of the panes that begin in {@code [fromMillis, toMillis)}. */
    public Counts counts(long fromMillis, long toMillis) {
        return sums(pane -> 0).between(fromMillis, toMillis);
    }

    /** All counts, to be asked for any time between; failures of the cluster that are explained do not count. */
    public CallCounts sums(ToLongFunction<CallPane> explained) {
        return CallSums.of(panes, explained);
    }

    /** The end of the first second that has to be judged: that of a failure that became known late, else now. */
    public long judgedFromMillis(long nowMillis, long mostMillis) {
        if (newFailureMillis >= nowMillis) {
            return nowMillis;
        }
        long end = (Math.floorDiv(newFailureMillis, SECOND) + 1) * SECOND;
        return Math.max(end, nowMillis - mostMillis);
    }

    /** From now on all failures count as known. */
    public void judged() {
        newFailureMillis = NEVER;
    }

    private CallPane paneOf(long second) {
        int place = panes.size();
        while (place > 0 && panes.get(place - 1).second > second) {
            place--;
        }
        if (place > 0 && panes.get(place - 1).holds(second)) {
            return panes.get(place - 1);
        }
        CallPane pane = new CallPane(second);
        panes.add(place, pane);
        return pane;
    }

    /**
     * Calls and failures.
     *
     * @param serviceFaults failures of the cluster: availability and internal errors
     * @param clientFaults all other failures
     */
    public record Counts(long calls, long serviceFaults, long clientFaults) {

        public long failed() {
            return serviceFaults + clientFaults;
        }
    }
}
