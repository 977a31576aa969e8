package io.aftershock.monitor.check.blind;

import io.aftershock.model.coverage.Coverage;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.monitor.signal.Signal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the sources of a cluster's telemetry say of themselves.
 *
 * <p>It lives on the clock of whoever receives the rows, and not on the cluster's own: that one stands still while nothing
 * arrives, which is what this is about.
 */
public final class SourceWatch {

    /** So many messages that nobody knows how many. */
    static final long UNKNOWN = -1;

    /** The latest receive time, epoch milliseconds; public for Flink's serializer, as are the other fields. */
    public long nowMillis;

    /** When it was last judged. */
    public long judgedMillis;

    /** By name of the source, what keeps it from being read. */
    public Map<String, Cut> cuts = new HashMap<>();

    /** When one of the sources last said where it stands, which it does each second while one of them is read. */
    public long deliveredMillis;

    /** Since when all that are read are behind; 0 if one is not. */
    public long behindSinceMillis;

    public long behindMillis;

    /** Since when no server has answered a poll; 0 if the last was answered. */
    public long silentSinceMillis;

    public @Nullable Loss loss;

    /** Why a source cannot be read, and since when. */
    public record Cut(long sinceMillis, boolean refused) {}

    /**
     * Messages that were gone before they were read.
     *
     * @param messages 0 for a stream that was made anew, {@link #UNKNOWN} if nobody knows how many
     */
    public record Loss(long atMillis, String source, long messages) {}

    /** Takes in what a signal says of the sources; false if it says nothing. */
    public boolean take(Signal signal) {
        SourceStatus status = signal.status();
        if (status != null) {
            take(status, signal.receivedMillis());
            return true;
        }
        if (signal.polled()) {
            take(signal.isUnanswered(), signal.receivedMillis());
            return true;
        }
        return false;
    }

    private void take(SourceStatus status, long receivedMillis) {
        switch (status.condition()) {
            case CAUGHT_UP -> {
                delivers(status.source(), receivedMillis);
                behindSinceMillis = 0;
                // A capture is caught up for ever; its word says nothing of the time.
                return;
            }
            case BEHIND -> {
                delivers(status.source(), receivedMillis);
                behindSinceMillis = behindSinceMillis == 0 ? receivedMillis : behindSinceMillis;
                behindMillis = status.behindMillis();
            }
            case CUT_OFF, REFUSED -> {
                Cut known = cuts.get(status.source());
                boolean refused = status.condition() == SourceStatus.Condition.REFUSED;
                cuts.put(status.source(), new Cut(known == null ? receivedMillis : known.sinceMillis(), refused));
            }
            case RESTORED, CONSUMER_LOST -> cuts.remove(status.source());
            case GAP ->
                loss = new Loss(receivedMillis, status.source(), status.messages() == 0 ? UNKNOWN : status.messages());
            case STREAM_RECREATED -> loss = new Loss(receivedMillis, status.source(), 0);
            default -> {}
        }
        nowMillis = Math.max(nowMillis, receivedMillis);
    }

    /** While nobody could be read, what was published was lost, perhaps. */
    public void missed(Coverage word) {
        String to = Instant.ofEpochMilli(word.toMillis())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Instant from = Instant.ofEpochMilli(word.fromMillis()).truncatedTo(ChronoUnit.SECONDS);
        String time = word.fromMillis() == 0 ? "the time up to " + to : from + " to " + to;
        loss = new Loss(nowMillis, time, UNKNOWN);
    }

    private void delivers(String source, long receivedMillis) {
        cuts.remove(source);
        deliveredMillis = Math.max(deliveredMillis, receivedMillis);
    }

    private void take(boolean unanswered, long receivedMillis) {
        if (!unanswered) {
            silentSinceMillis = 0;
        } else if (silentSinceMillis == 0) {
            silentSinceMillis = receivedMillis;
        }
        nowMillis = Math.max(nowMillis, receivedMillis);
    }

    /** Whether a second has passed since it was last judged; from then on it counts as judged. */
    public boolean isDue() {
        if (nowMillis < judgedMillis + 1_000) {
            return false;
        }
        judgedMillis = nowMillis;
        return true;
    }
}
