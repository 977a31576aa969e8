package io.aftershock.monitor.config;

import io.aftershock.connectors.nats.connection.NatsEndpoint;

/**
 * Where findings are published.
 *
 * @param mode whether they are stored
 * @param stream the stream that takes them; of no use in {@link Mode#CORE}
 * @param subject what their subjects begin with
 */
public record FindingsConfig(NatsEndpoint endpoint, Mode mode, String stream, String subject) {

    /** What becomes of a finding that is published. */
    public enum Mode {
        /** A stream stores it, once. */
        JETSTREAM,
        /** Who listens right then hears it, and nobody else ever. */
        CORE
    }
}
