/** What a monitor said, held against the truth. */
@NullMarked
package io.aftershock.simulator.score;

import org.jspecify.annotations.NullMarked;
