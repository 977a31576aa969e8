/** The source: telemetry rows of many clusters out of the JetStream streams that hold them. */
@NullMarked
package io.aftershock.connectors.nats.source;

import org.jspecify.annotations.NullMarked;
