/** Captures through the same topology as live telemetry, bounded. */
@NullMarked
package io.aftershock.cli.replay;

import org.jspecify.annotations.NullMarked;
