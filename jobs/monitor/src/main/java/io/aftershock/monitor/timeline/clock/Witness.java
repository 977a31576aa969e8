package io.aftershock.monitor.timeline.clock;

import io.aftershock.monitor.signal.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one server that came in by one way say of its clock; public fields for Flink's serializer.
 *
 * <p>The lag of a row is its receive time less its stamp: how wrong the clock is, and how long the row was under way.
 * Nothing arrives before it is sent, so the least lag that lasts is the clock's. Less than what is known cannot be a
 * delay and is believed soon; more may be one, and has to last.
 */
public final class Witness {

    /** Lags that differ by less say the same. */
    static final long ALIKE_MILLIS = 1_000;

    /** For how long rows have to be ahead of what is known: one row proves nothing, nor do its copies. */
    static final long AHEAD_HOLD_MILLIS = 10_000;

    /** The same for answers to polls that are behind: none is waited for longer than some seconds. */
    static final long BEHIND_HOLD_POLLED_MILLIS = 20_000;

    /** The same for events: after a network heals they came up to 56 s late. */
    static final long BEHIND_HOLD_MILLIS = 60_000;

    private static final int LEAST_ROWS = 3;

    /** What nobody confirms for this long is dropped; a server that idles says something each 10 s or 30 s. */
    private static final long DROP_MILLIS = 45_000;

    private static final int MOST_SUSPICIONS = 4;

    /** The known lag follows a clock that drifts, by the least lag of two of these. */
    private static final long SLOT_MILLIS = 30_000;

    private static final long NONE = Long.MAX_VALUE;

    /** The lag that is known; at first every clock is held to be right. */
    public long lagMillis;

    /** Receive time of the last row, to the second; {@link Signal#NO_TIME} before the first. */
    public long lastMillis = Signal.NO_TIME;

    public long slotSinceMillis;
    public long slotLeastMillis = NONE;
    public long slotBeforeMillis = NONE;
    public List<Suspicion> suspicions = new ArrayList<>();

    public Witness() {}

    boolean heardSince(long receivedMillis) {
        return lastMillis != Signal.NO_TIME && lastMillis >= receivedMillis;
    }

    /** Takes in the lag of a row; true if the known lag has changed by it. */
    boolean take(long lag, long receivedMillis, boolean polled) {
        lastMillis = Math.max(lastMillis, receivedMillis);
        return isAlike(lag, lagMillis) ? confirm(lag, receivedMillis) : suspect(lag, receivedMillis, polled);
    }

    private boolean confirm(long lag, long receivedMillis) {
        if (!suspicions.isEmpty()) {
            suspicions.clear();
        }
        slotLeastMillis = Math.min(slotLeastMillis, lag);
        if (receivedMillis - slotSinceMillis < SLOT_MILLIS) {
            return false;
        }
        long least = Math.min(slotBeforeMillis, slotLeastMillis);
        startSlot(receivedMillis, slotLeastMillis);
        boolean changed = least != lagMillis;
        lagMillis = least;
        return changed;
    }

    private boolean suspect(long lag, long receivedMillis, boolean polled) {
        suspicions.removeIf(suspicion -> receivedMillis - suspicion.lastMillis > DROP_MILLIS);
        Suspicion known = suspicionOf(lag);
        if (known == null) {
            makeRoom();
            suspicions.add(Suspicion.of(lag, receivedMillis));
            return false;
        }
        known.add(lag, receivedMillis);
        if (!known.isProven(holdMillis(known, polled), LEAST_ROWS)) {
            return false;
        }
        lagMillis = known.leastMillis;
        suspicions.clear();
        startSlot(receivedMillis, NONE);
        return true;
    }

    private @Nullable Suspicion suspicionOf(long lag) {
        for (Suspicion suspicion : suspicions) {
            if (isAlike(lag, suspicion.anchorMillis)) {
                return suspicion;
            }
        }
        return null;
    }

    private long holdMillis(Suspicion suspicion, boolean polled) {
        if (suspicion.anchorMillis < lagMillis) {
            return AHEAD_HOLD_MILLIS;
        }
        return polled ? BEHIND_HOLD_POLLED_MILLIS : BEHIND_HOLD_MILLIS;
    }

    /** Lone rows go first, so that a burst of absurd stamps does not crowd out what is right. */
    private void makeRoom() {
        if (suspicions.size() >= MOST_SUSPICIONS) {
            suspicions.stream()
                    .min(Comparator.<Suspicion>comparingInt(suspicion -> suspicion.rows)
                            .thenComparingLong(suspicion -> suspicion.lastMillis))
                    .ifPresent(suspicions::remove);
        }
    }

    private void startSlot(long receivedMillis, long beforeMillis) {
        slotSinceMillis = receivedMillis;
        slotBeforeMillis = beforeMillis;
        slotLeastMillis = NONE;
    }

    private static boolean isAlike(long lag, long other) {
        return Math.abs(lag - other) <= ALIKE_MILLIS;
    }
}
