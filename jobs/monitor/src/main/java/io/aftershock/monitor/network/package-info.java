/** Who answers through whom, and what that says of the network between the servers. */
@NullMarked
package io.aftershock.monitor.network;

import org.jspecify.annotations.NullMarked;
