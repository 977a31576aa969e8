/** The verb {@code watch}: the findings stream as a live table, or as lines where there is no terminal. */
@NullMarked
package io.aftershock.cli.watch;

import org.jspecify.annotations.NullMarked;
