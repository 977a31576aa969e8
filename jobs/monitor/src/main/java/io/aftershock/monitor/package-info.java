/** The Flink job; {@link io.aftershock.monitor.MonitorTopology} is the whole of it on one screen. */
@NullMarked
package io.aftershock.monitor;

import org.jspecify.annotations.NullMarked;
