/** The recent calls of an account, second by second. */
@NullMarked
package io.aftershock.monitor.check.lookback;

import org.jspecify.annotations.NullMarked;
