/** The Flink reader: one fetcher per cluster, which merges the cluster's streams and says how far it is. */
@NullMarked
package io.aftershock.connectors.nats.source.reader;

import org.jspecify.annotations.NullMarked;
