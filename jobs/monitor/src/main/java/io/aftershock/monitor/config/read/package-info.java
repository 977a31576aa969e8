/** Checked keys, to be asked for by name. */
@NullMarked
package io.aftershock.monitor.config.read;

import org.jspecify.annotations.NullMarked;
