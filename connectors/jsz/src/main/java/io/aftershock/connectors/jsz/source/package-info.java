/** The polls as a Flink source: one split per cluster, each read by a thread of its own. */
@NullMarked
package io.aftershock.connectors.jsz.source;

import org.jspecify.annotations.NullMarked;
