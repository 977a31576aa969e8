package io.aftershock.connectors.nats.source.merge;

import io.aftershock.connectors.nats.source.merge.Arrival.Ended;
import io.aftershock.connectors.nats.source.merge.Arrival.Happened;
import io.aftershock.connectors.nats.source.merge.Arrival.Heard;
import io.aftershock.connectors.nats.source.merge.Arrival.Stored;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** One stream as the merge sees it: what waits to be emitted, and what the last arrival said of the stream. */
public final class Lane {

    /** Whether more can be expected of a stream. */
    enum Outlook {
        /** It has not been reached yet, and may be at any moment. */
        OPENING,
        /** It is being read. */
        LIVE,
        /** It is cut off or refused: nobody waits for it. */
        LOST,
        /** Its bounded input has ended. */
        ENDED
    }

    private final Arrivals arrivals;
    private final ArrayDeque<Arrival> waiting = new ArrayDeque<>();
    private Outlook outlook = Outlook.OPENING;
    private long pending;
    private long heardMillis;
    private long emptySinceMillis;
    private @Nullable SourceStatus trouble;
    private long lostMillis;

    /**
     * A lane on which nothing has arrived.
     *
     * @param nowMillis the present in epoch milliseconds, from which on its first message is waited for
     */
    public Lane(Arrivals arrivals, long nowMillis) {
        this.arrivals = arrivals;
        this.emptySinceMillis = nowMillis;
    }

    /** Takes in what has arrived. */
    public void refill() {
        arrivals.moveTo(waiting);
    }

    /** The next arrival, which stays. */
    public @Nullable Arrival peek() {
        return waiting.peek();
    }

    /** Takes the next arrival, and what it says of the stream. */
    @Nullable
    Arrival take(long nowMillis) {
        Arrival taken = waiting.poll();
        if (taken instanceof Stored stored) {
            heard(stored.pending(), stored.heardMillis());
        } else if (taken instanceof Heard heard) {
            heard(heard.pending(), heard.heardMillis());
        } else if (taken instanceof Ended) {
            outlook = Outlook.ENDED;
        } else if (taken instanceof Happened happened
                && endsReading(happened.status().condition())) {
            lostMillis = outlook == Outlook.LOST ? lostMillis : nowMillis;
            outlook = Outlook.LOST;
            trouble = happened.status();
        }
        if (waiting.isEmpty()) {
            emptySinceMillis = nowMillis;
        }
        return taken;
    }

    /** Whether a message of it is due, so that rows of other lanes may be younger than what it brings next. */
    boolean owesMessage() {
        return waiting.isEmpty() && (outlook == Outlook.OPENING || (outlook == Outlook.LIVE && pending > 0));
    }

    long emptySinceMillis() {
        return emptySinceMillis;
    }

    public boolean isLive() {
        return outlook == Outlook.LIVE;
    }

    public boolean hasEnded() {
        return outlook == Outlook.ENDED;
    }

    /** Whether everything that it is known to hold has been emitted. */
    public boolean isCaughtUp() {
        return isLive() && pending == 0 && waiting.isEmpty();
    }

    /** How many messages of the stream have not been emitted. */
    public long behind() {
        return waiting.isEmpty() ? pending : Math.max(pending, waiting.size());
    }

    /** When the stream was last heard of, in epoch milliseconds. */
    public long heardMillis() {
        return heardMillis;
    }

    /** Why it is lost; null if it never was. */
    @Nullable
    SourceStatus trouble() {
        return trouble;
    }

    boolean isLost() {
        return outlook == Outlook.LOST;
    }

    /** When it was lost, in epoch milliseconds. */
    long lostMillis() {
        return lostMillis;
    }

    private void heard(long pendingNow, long atMillis) {
        outlook = Outlook.LIVE;
        pending = pendingNow;
        heardMillis = atMillis;
    }

    private static boolean endsReading(Condition condition) {
        return condition == Condition.CUT_OFF || condition == Condition.REFUSED;
    }
}
