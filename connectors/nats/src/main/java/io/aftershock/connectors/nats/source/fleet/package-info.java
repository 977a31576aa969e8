/** What there is to read: the clusters of a fleet and the streams that hold their telemetry. Data only. */
@NullMarked
package io.aftershock.connectors.nats.source.fleet;

import org.jspecify.annotations.NullMarked;
