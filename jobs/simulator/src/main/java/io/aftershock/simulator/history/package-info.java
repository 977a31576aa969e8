/** The history that a fleet would have left behind after weeks: minutes, elections and findings, with stories in them. */
@NullMarked
package io.aftershock.simulator.history;

import org.jspecify.annotations.NullMarked;
