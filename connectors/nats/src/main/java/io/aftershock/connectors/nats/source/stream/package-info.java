/** Reads one stream of one server for as long as it takes: connects, pulls, notices losses, starts again. */
@NullMarked
package io.aftershock.connectors.nats.source.stream;

import org.jspecify.annotations.NullMarked;
