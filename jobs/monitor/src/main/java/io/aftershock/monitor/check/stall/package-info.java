/** Answers that stop: STALL_001. */
@NullMarked
package io.aftershock.monitor.check.stall;

import org.jspecify.annotations.NullMarked;
