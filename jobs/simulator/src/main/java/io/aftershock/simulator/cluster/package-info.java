/** A cluster as far as its telemetry tells: servers, Raft groups, clients, and what befalls them. */
@NullMarked
package io.aftershock.simulator.cluster;

import org.jspecify.annotations.NullMarked;
