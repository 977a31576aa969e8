/** How is judged: thresholds, windows, and values that hardly anybody means. */
@NullMarked
package io.aftershock.monitor.config.tuning;

import org.jspecify.annotations.NullMarked;
