package io.aftershock.connectors.nats.sink;

import java.io.IOException;
import java.io.Serializable;

/** Says how a value becomes a message. */
public interface NatsMessageSerializer<T> extends Serializable {

    /** The subject to publish to, without wildcards. */
    String subject(T value);

    /** What tells the message from every other: the stream stores two with one id once. */
    String messageId(T value);

    /**
     * The body.
     *
     * @throws IOException if the value cannot be written; the job fails with it
     */
    byte[] body(T value) throws IOException;
}
