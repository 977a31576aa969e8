/** The life of a breach, from pending to closed, as a pure function. */
@NullMarked
package io.aftershock.monitor.check.life;

import org.jspecify.annotations.NullMarked;
