/** A seeded fleet that nobody has to run: stories in, telemetry and the truth about it out. */
@NullMarked
package io.aftershock.simulator;

import org.jspecify.annotations.NullMarked;
