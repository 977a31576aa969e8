/** How soon faults of a real cluster are found, and what is found where there is none. */
@NullMarked
package io.aftershock.cli.bench.faults;

import org.jspecify.annotations.NullMarked;
