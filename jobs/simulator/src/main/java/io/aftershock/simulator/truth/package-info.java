/** What really happened, and what a perfect monitor says of it. */
@NullMarked
package io.aftershock.simulator.truth;

import org.jspecify.annotations.NullMarked;
