package io.aftershock.monitor.config;

import io.aftershock.connectors.nats.connection.NatsEndpoint;

/** Where findings are published. */
public record FindingsConfig(NatsEndpoint endpoint, String stream, String subject) {}
