/** How a connection to NATS is described and opened; the only place that touches the client's options. */
@NullMarked
package io.aftershock.connectors.nats.connection;

import org.jspecify.annotations.NullMarked;
