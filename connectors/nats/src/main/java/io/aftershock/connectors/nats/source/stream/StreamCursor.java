package io.aftershock.connectors.nats.source.stream;

import io.aftershock.connectors.nats.source.event.Holes;
import io.aftershock.connectors.nats.source.event.Resumption;
import io.aftershock.connectors.nats.source.event.Resumption.Past;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.Origin;
import io.aftershock.connectors.nats.source.merge.Arrival;
import io.aftershock.connectors.nats.source.merge.Arrivals;
import io.aftershock.connectors.nats.source.split.Mark;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.model.telemetry.TelemetryRow;
import io.nats.client.Message;
import org.jspecify.annotations.Nullable;

/** How far one stream has been read: turns what is delivered into arrivals, in order and without a loss in transit. */
final class StreamCursor {

    private static final long NO_END = Long.MAX_VALUE;
    private static final long ANYWHERE = -1;

    private final String cluster;
    private final CaptureStream stream;
    private final Arrivals arrivals;
    private final Holes holes;

    private @Nullable StreamPosition position;
    private Mark taken = Mark.unproven(0);

    /** Up to where the consumer has looked for messages of ours; {@link #ANYWHERE} if the next may have any sequence. */
    private long lookedUpTo = ANYWHERE;

    private long createdMillis;
    private long delivered;
    private long pending;
    private long endSequence = NO_END;
    private boolean ended;

    StreamCursor(String cluster, CaptureStream stream, @Nullable StreamPosition known, Arrivals arrivals) {
        this.cluster = cluster;
        this.stream = stream;
        this.arrivals = arrivals;
        this.position = known;
        this.holes = new Holes(stream.isWholeStream());
    }

    /** How far everything has been passed on; null before anything was. */
    @Nullable
    StreamPosition position() {
        return position;
    }

    Holes holes() {
        return holes;
    }

    /** How many of our messages the stream holds beyond the last one that was delivered. */
    long pending() {
        return pending;
    }

    /** Whether the bounded input has been passed on to its end. */
    boolean hasEnded() {
        return ended;
    }

    /** Ends with this message of the stream; a later call changes nothing. */
    void endAt(long sequence) {
        endSequence = Math.min(endSequence, sequence);
    }

    /** A new consumer delivers from here on. */
    void begin(Opening opening, long streamCreatedMillis, long nowMillis) {
        Resumption start = opening.start();
        createdMillis = streamCreatedMillis;
        position = start.position();
        taken = position == null ? start.from() : position.taken();
        lookedUpTo = position == null || start.past() == Past.LOST_ITS_END ? ANYWHERE : position.sequence();
        delivered = opening.consumer().delivered();
        sign(position, opening.consumer().pending(), nowMillis);
    }

    /** Whether a message has a sequence that had been looked at, and was no message of ours. */
    boolean isReplaced(Delivery delivery) {
        return delivery.sequence() <= lookedUpTo;
    }

    /**
     * Passes a message on.
     *
     * @return false if messages before it were lost in transit; then nothing was passed on
     */
    boolean message(Message message, Delivery delivery, long nowMillis) {
        if (delivery.number() != delivered + 1) {
            return false;
        }
        delivered = delivery.number();
        // others' messages leave holes all the time in a live stream
        if (lookedUpTo != ANYWHERE && (stream.isWholeStream() || pending > 0)) {
            holes.delivered(lookedUpTo, delivery.sequence());
        }
        pending = delivery.pending();
        lookedUpTo = delivery.sequence();
        if (delivery.sequence() <= endSequence) {
            taken = delivery.mark();
            position = new StreamPosition(createdMillis, delivery.sequence(), taken);
            int bytes = (int) message.consumeByteCount();
            arrivals.put(new Arrival.Stored(row(message, delivery), position, bytes, pending, nowMillis));
        }
        endIf(pending == 0 || delivery.sequence() >= endSequence);
        return true;
    }

    /**
     * The server has nothing to deliver, and has looked as far as the given sequence.
     *
     * @param sent how many messages it has delivered before
     * @return false if some of them were lost in transit; then nothing was passed on
     */
    boolean heartbeat(long sent, long upTo, long nowMillis) {
        if (sent > delivered) {
            return false;
        }
        if (upTo > (position == null ? 0 : position.sequence())) {
            position = new StreamPosition(createdMillis, Math.min(upTo, endSequence), taken);
            lookedUpTo = position.sequence();
        }
        sign(position, 0, nowMillis);
        return true;
    }

    private void sign(@Nullable StreamPosition upTo, long pendingNow, long nowMillis) {
        pending = pendingNow;
        arrivals.put(new Arrival.Heard(upTo, pendingNow, nowMillis));
        endIf(pendingNow == 0);
    }

    private void endIf(boolean nothingLeft) {
        if (nothingLeft && endSequence != NO_END && !ended) {
            ended = true;
            arrivals.put(new Arrival.Ended());
        }
    }

    private TelemetryRow row(Message message, Delivery delivery) {
        Origin origin = stream.layout().originOf(message.getSubject());
        return TelemetryRow.event(
                cluster, delivery.storedMillis(), origin.account(), origin.subject(), message.getData());
    }
}
