/** Second stage: each cluster gets its own clock, and second copies are dropped. */
@NullMarked
package io.aftershock.monitor.timeline;

import org.jspecify.annotations.NullMarked;
