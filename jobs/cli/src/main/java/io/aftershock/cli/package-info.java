/** The command line: one class a verb. */
@NullMarked
package io.aftershock.cli;

import org.jspecify.annotations.NullMarked;
