/** One cluster as a unit of work: its positions as state, how they are written down, and who reads which cluster. */
@NullMarked
package io.aftershock.connectors.nats.source.split;

import org.jspecify.annotations.NullMarked;
