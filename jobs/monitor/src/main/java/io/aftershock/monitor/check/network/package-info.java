/** Verdicts on the network between the servers: NETWORK_001 and LEADER_001. */
@NullMarked
package io.aftershock.monitor.check.network;

import org.jspecify.annotations.NullMarked;
