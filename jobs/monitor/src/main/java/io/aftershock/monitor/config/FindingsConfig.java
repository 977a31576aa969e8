package io.aftershock.monitor.config;

import io.aftershock.connectors.nats.connection.NatsEndpoint;

/** Where findings are published: a JetStream stream, and the subject that it takes them under. */
public record FindingsConfig(NatsEndpoint endpoint, String stream, String subject) {}
