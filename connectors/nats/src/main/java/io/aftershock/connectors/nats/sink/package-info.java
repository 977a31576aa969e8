/** The sink: messages into a JetStream stream, each stored once however often it is sent. */
@NullMarked
package io.aftershock.connectors.nats.sink;

import org.jspecify.annotations.NullMarked;
