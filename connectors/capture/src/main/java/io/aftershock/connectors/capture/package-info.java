/** Captures: NDJSON of telemetry rows, plain or gzip, merged in the order in which the rows were received. */
@NullMarked
package io.aftershock.connectors.capture;

import org.jspecify.annotations.NullMarked;
