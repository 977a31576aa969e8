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

    /** What the fleet directory complains of, the entry of this cluster or that it cannot be read; or the policy bucket of itself. */
    public @Nullable Complaint complaint;

    /** When it was last said that there is no stream to read; 0 if it never was. */
    public long polledOnlyMillis;

    /** Why a source cannot be read, and since when. */
    public record Cut(long sinceMillis, boolean refused) {}

    /** Messages that were gone before they were read; how many is 0 where nobody knows. */
    public record Loss(long atMillis, String source, long messages, boolean recreated) {}

    /** What the fleet directory says each second while it holds. */
    public record Complaint(long toldMillis, boolean badEntry, String detail) {}

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
        if (status.isFarewell()) {
            forget();
            passes(receivedMillis);
            return;
        }
        if (status.isOfBucket()) {
            takeOfBucket(status, receivedMillis);
            return;
        }
        switch (status.condition()) {
            case CAUGHT_UP -> {
                delivers(status.source(), receivedMillis);
                behindSinceMillis = 0;
            }
            case BEHIND -> {
                delivers(status.source(), receivedMillis);
                behindSinceMillis = behindSinceMillis == 0 ? receivedMillis : behindSinceMillis;
                behindMillis = status.behindMillis();
            }
            case CUT_OFF, REFUSED -> {
                // A repetition says for how long: the first word may have been lost, or have come before a restart.
                long since = receivedMillis - status.behindMillis();
                Cut known = cuts.get(status.source());
                boolean refused = status.condition() == SourceStatus.Condition.REFUSED;
                cuts.put(
                        status.source(),
                        new Cut(known == null ? since : Math.min(since, known.sinceMillis()), refused));
            }
            case RESTORED, CONSUMER_LOST -> cuts.remove(status.source());
            case GAP, STREAM_RECREATED -> {
                boolean recreated = status.condition() == SourceStatus.Condition.STREAM_RECREATED;
                loss = new Loss(receivedMillis, status.source(), status.messages(), recreated);
            }
            case POLLED_ONLY -> polledOnlyMillis = receivedMillis;
            default -> {}
        }
        passes(receivedMillis);
    }

    /** Of a cluster that is not to be read nothing is amiss; if it comes back it starts afresh. */
    private void forget() {
        cuts.clear();
        deliveredMillis = 0;
        behindSinceMillis = 0;
        silentSinceMillis = 0;
        loss = null;
        complaint = null;
        polledOnlyMillis = 0;
    }

    private void takeOfBucket(SourceStatus status, long receivedMillis) {
        complaint = switch (status.condition()) {
            case BAD_ENTRY -> new Complaint(receivedMillis, true, status.detail());
            case CUT_OFF -> new Complaint(receivedMillis, false, status.detail());
            default -> null;
        };
        passes(receivedMillis);
    }

    /** A capture without words of its source is caught up for ever, which says nothing of the time. */
    private void passes(long receivedMillis) {
        if (receivedMillis != SourceStatus.FOR_EVER_MILLIS) {
            nowMillis = Math.max(nowMillis, receivedMillis);
        }
    }

    /** While nobody could be read, what was published was lost, perhaps. */
    public void missed(Coverage word) {
        String to = Instant.ofEpochMilli(word.toMillis())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Instant from = Instant.ofEpochMilli(word.fromMillis()).truncatedTo(ChronoUnit.SECONDS);
        String time = word.fromMillis() == 0 ? "the time up to " + to : from + " to " + to;
        loss = new Loss(nowMillis, time, 0, false);
    }

    private void delivers(String source, long receivedMillis) {
        cuts.remove(source);
        if (receivedMillis != SourceStatus.FOR_EVER_MILLIS) {
            deliveredMillis = Math.max(deliveredMillis, receivedMillis);
        }
    }

    private void take(boolean unanswered, long receivedMillis) {
        if (!unanswered) {
            silentSinceMillis = 0;
        } else if (silentSinceMillis == 0) {
            silentSinceMillis = receivedMillis;
        }
        passes(receivedMillis);
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
