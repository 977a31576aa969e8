package io.aftershock.monitor.config;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.monitor.config.tuning.LiveEntries;

/**
 * Where a key-value bucket holds what is changed while the job runs.
 *
 * @param entries how they are read
 */
public record PolicyConfig(NatsEndpoint endpoint, String bucket, LiveEntries entries) {}
