/** Whether an account's error ratio is above its threshold, by more than chance: pure functions with time as an argument. */
@NullMarked
package io.aftershock.monitor.check.ratio;

import org.jspecify.annotations.NullMarked;
