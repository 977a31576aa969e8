/** Beside the verdicts: the final counts of each window. */
@NullMarked
package io.aftershock.monitor.window;

import org.jspecify.annotations.NullMarked;
