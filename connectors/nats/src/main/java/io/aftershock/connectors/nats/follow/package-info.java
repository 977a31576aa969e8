/** Streams for readers that are no Flink jobs: one stream, followed on the reader's own thread. */
@NullMarked
package io.aftershock.connectors.nats.follow;

import org.jspecify.annotations.NullMarked;
