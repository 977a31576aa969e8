package io.aftershock.connectors.jsz.source;

import io.aftershock.model.telemetry.TelemetryRow;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** A short queue of rounds between the poller and the job. What finds it full is turned away: an old poll is of no use. */
final class Handover {

    private final int maxRounds;
    private final Queue<List<TelemetryRow>> rounds = new ArrayDeque<>();
    private boolean woken;

    Handover(int maxRounds) {
        this.maxRounds = maxRounds;
    }

    /** Takes a round in; false if there is no room. */
    synchronized boolean offer(List<TelemetryRow> round) {
        if (rounds.size() >= maxRounds) {
            return false;
        }
        notifyAll();
        return rounds.add(round);
    }

    /** Waits for a round; empty if {@link #wakeUp} comes first. */
    synchronized List<TelemetryRow> take() throws InterruptedException {
        while (rounds.isEmpty() && !woken) {
            wait();
        }
        woken = false;
        return rounds.isEmpty() ? List.of() : rounds.remove();
    }

    /** All rounds that are here, without waiting. */
    synchronized List<TelemetryRow> rest() {
        List<TelemetryRow> all = rounds.stream().flatMap(List::stream).toList();
        rounds.clear();
        return all;
    }

    /** Ends the wait that is under way, or else the next. */
    synchronized void wakeUp() {
        woken = true;
        notifyAll();
    }
}
