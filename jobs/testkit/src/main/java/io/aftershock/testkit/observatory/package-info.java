/** The capture of a fleet's telemetry outside of the clusters that may fail: one leaf node per pinned server. */
@NullMarked
package io.aftershock.testkit.observatory;

import org.jspecify.annotations.NullMarked;
