/** What the job says of itself while there is nothing to tell of a cluster. */
@NullMarked
package io.aftershock.monitor.heartbeat;

import org.jspecify.annotations.NullMarked;
