/** How telemetry reaches who records it: late, twice, or not at all. */
@NullMarked
package io.aftershock.simulator.delivery;

import org.jspecify.annotations.NullMarked;
