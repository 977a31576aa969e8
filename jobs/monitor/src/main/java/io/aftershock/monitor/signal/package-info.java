/** What flows between the stages: one cluster's telemetry, decoded and in order. */
@NullMarked
package io.aftershock.monitor.signal;

import org.jspecify.annotations.NullMarked;
