/** Records the telemetry of a fleet, as the job would read it. */
@NullMarked
package io.aftershock.cli.capture;

import org.jspecify.annotations.NullMarked;
