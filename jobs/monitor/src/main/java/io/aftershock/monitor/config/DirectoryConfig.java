package io.aftershock.monitor.config;

import io.aftershock.connectors.nats.connection.NatsEndpoint;

/**
 * Where a key-value bucket lists clusters.
 *
 * @param entries how they are read
 */
public record DirectoryConfig(NatsEndpoint endpoint, String bucket, ClusterEntries entries) {}
