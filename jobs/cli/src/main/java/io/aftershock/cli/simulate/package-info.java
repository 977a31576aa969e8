/** Simulated fleets: captures of stories, and how well the job does on clusters that nobody wrote a story for. */
@NullMarked
package io.aftershock.cli.simulate;

import org.jspecify.annotations.NullMarked;
