/** The recent calls of an account: second by second, and by coarser panes where they are long ago. */
@NullMarked
package io.aftershock.monitor.check.lookback;

import org.jspecify.annotations.NullMarked;
