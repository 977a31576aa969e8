/** Telemetry through Synadia's connector, {@code io.synadia:flink-connector-nats}, for whoever uses it already. */
@NullMarked
package io.aftershock.connectors.synadia;

import org.jspecify.annotations.NullMarked;
