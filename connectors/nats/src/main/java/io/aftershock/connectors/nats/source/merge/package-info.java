/** The streams of one cluster become one sequence of rows, in the order in which the streams stored them. */
@NullMarked
package io.aftershock.connectors.nats.source.merge;

import org.jspecify.annotations.NullMarked;
