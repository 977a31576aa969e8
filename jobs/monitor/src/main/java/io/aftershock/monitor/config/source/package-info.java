/** Where telemetry comes from and findings go to: streams, polls, and how to connect. */
@NullMarked
package io.aftershock.monitor.config.source;

import org.jspecify.annotations.NullMarked;
