/** Third stage: elections with cause, previous leader and outage. */
@NullMarked
package io.aftershock.monitor.election;

import org.jspecify.annotations.NullMarked;
