/** Counts over windows of event time. */
@NullMarked
package io.aftershock.model.window;

import org.jspecify.annotations.NullMarked;
