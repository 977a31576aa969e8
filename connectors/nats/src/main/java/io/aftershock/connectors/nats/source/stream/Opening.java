package io.aftershock.connectors.nats.source.stream;

import io.aftershock.connectors.nats.source.event.Resumption;
import io.aftershock.connectors.nats.source.event.StreamFacts;
import io.nats.client.JetStreamApiException;
import java.io.IOException;

/**
 * A consumer that delivers what has not been read. It is made at the message that was taken last, not behind it: only that
 * message shows that the sequences behind it are those that we know, and no further permission is needed to see it.
 */
record Opening(Resumption start, EphemeralConsumer.Created consumer) {

    static Opening of(Resumption start, EphemeralConsumer consumers, StreamFacts stream)
            throws IOException, JetStreamApiException, InterruptedException {
        EphemeralConsumer.Created consumer = consumers.startingAt(start);
        if (!start.from().isMessage()) {
            return new Opening(start, consumer);
        }
        Delivery found = consumer.pending() == 0 ? null : consumers.first(consumer);
        Resumption proven = start.given(found == null ? null : found.mark(), stream);
        return found != null && proven.equals(start)
                ? new Opening(start, behind(found, consumer))
                : new Opening(proven, consumers.startingAt(proven)); // the first one is forgotten soon
    }

    private static EphemeralConsumer.Created behind(Delivery found, EphemeralConsumer.Created consumer) {
        return new EphemeralConsumer.Created(consumer.name(), found.number(), found.pending());
    }
}
