/** Behind the timeline: several answers to one call count as one call. */
@NullMarked
package io.aftershock.monitor.call;

import org.jspecify.annotations.NullMarked;
