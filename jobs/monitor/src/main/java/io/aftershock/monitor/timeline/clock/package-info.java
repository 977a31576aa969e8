/** By how much the servers' clocks are off, learned from their rows. */
@NullMarked
package io.aftershock.monitor.timeline.clock;

import org.jspecify.annotations.NullMarked;
