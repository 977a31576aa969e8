/** Holds that Python reads the numbers that Java wrote, and that the notebooks run. */
@NullMarked
package io.aftershock.notebooks;

import org.jspecify.annotations.NullMarked;
