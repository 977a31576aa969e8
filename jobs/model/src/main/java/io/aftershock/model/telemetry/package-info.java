/** Telemetry as it arrives: one row per advisory, system event, poll or word about the source itself. */
@NullMarked
package io.aftershock.model.telemetry;

import org.jspecify.annotations.NullMarked;
