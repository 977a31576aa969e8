/** The verb {@code observatory}: NATS configuration that stores a fleet's telemetry outside of the fleet. */
@NullMarked
package io.aftershock.cli.observatory;

import org.jspecify.annotations.NullMarked;
