/** Writes rows into the warehouse exactly once, at its own pace, and never in the way of alerts. */
@NullMarked
package io.aftershock.connectors.history.sink;

import org.jspecify.annotations.NullMarked;
