/** What the monitor cannot see: BLIND_001. */
@NullMarked
package io.aftershock.monitor.check.blind;

import org.jspecify.annotations.NullMarked;
