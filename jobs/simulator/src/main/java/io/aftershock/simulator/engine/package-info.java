/** Virtual time, and chance that can be had again. */
@NullMarked
package io.aftershock.simulator.engine;

import org.jspecify.annotations.NullMarked;
