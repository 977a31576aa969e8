package io.aftershock.monitor.check.lookback;

import io.aftershock.model.api.ApiCall;
import java.util.ArrayList;
import java.util.List;

/** The recent calls of one account; rows that come late still count where they belong. */
public final class LookBack {

    private static final long SECOND = 1_000;

    /** Oldest first; public for Flink's serializer. */
    public List<SecondPane> panes = new ArrayList<>();

    /**
     * Counts one call more or less, or none.
     *
     * @param domain the JetStream domain of the server that answered; empty for none
     */
    public void count(ApiCall call, String domain, int change, long atMillis) {
        if (change != 0) {
            paneOf(Math.floorDiv(atMillis, SECOND)).count(call, domain, change);
        }
    }

    /** Forgets what lies before a time; true if nothing is left. */
    public boolean forgetBefore(long millis) {
        long second = Math.floorDiv(millis, SECOND);
        panes.removeIf(pane -> pane.second < second);
        return panes.isEmpty();
    }

    /** The counts of the seconds that begin in {@code [fromMillis, toMillis)}. */
    public Counts counts(long fromMillis, long toMillis) {
        long calls = 0;
        long service = 0;
        long client = 0;
        for (SecondPane pane : panes) {
            if (pane.second * SECOND >= fromMillis && pane.second * SECOND < toMillis) {
                calls += pane.calls;
                service += pane.serviceFaults;
                client += pane.clientFaults;
            }
        }
        return new Counts(calls, service, client);
    }

    private SecondPane paneOf(long second) {
        int place = panes.size();
        while (place > 0 && panes.get(place - 1).second > second) {
            place--;
        }
        if (place > 0 && panes.get(place - 1).second == second) {
            return panes.get(place - 1);
        }
        SecondPane pane = new SecondPane(second);
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
