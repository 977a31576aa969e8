package io.aftershock.monitor.timeline.clock;

import io.aftershock.monitor.signal.Signal;
import java.util.Collection;
import java.util.List;

/**
 * Who receives the rows, and whose clock may be wrong too; public fields for Flink's serializer.
 *
 * <p>By a clock that is ahead every server looks behind by the same. One server alone proves nothing: then the receiver
 * is believed.
 */
public final class Receiver {

    private static final int LEAST_SERVERS = 2;

    /** How far it is ahead: all servers look behind by this. */
    public long aheadMillis;

    /** Receive time of its last row. */
    public long lastMillis = Signal.NO_TIME;

    /** What was told of it last. */
    public long toldMillis;

    public Receiver() {}

    void heard(long receivedMillis) {
        lastMillis = Math.max(lastMillis, receivedMillis);
    }

    /** Compares the servers that it has heard of late; true if it looks otherwise than before. */
    boolean weigh(Collection<Witness> witnesses) {
        List<Long> lags = witnesses.stream()
                .filter(witness -> witness.heardSince(lastMillis - ServerClocks.FRESH_MILLIS))
                .map(witness -> witness.lagMillis)
                .sorted()
                .toList();
        boolean blamed = lags.size() >= LEAST_SERVERS
                && lags.get(lags.size() - 1) - lags.get(0) <= Witness.ALIKE_MILLIS
                && lags.stream().allMatch(lag -> Math.abs(lag) > ServerClocks.DEAD_BAND_MILLIS);
        long ahead = blamed ? lags.get(0) : 0;
        boolean changed = ahead != aheadMillis;
        aheadMillis = ahead;
        return changed;
    }
}
