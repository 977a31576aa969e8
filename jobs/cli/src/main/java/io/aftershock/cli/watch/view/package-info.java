/** What is seen: pure functions from the fleet, the terminal's size, what was chosen and the time to lines of text. */
@NullMarked
package io.aftershock.cli.watch.view;

import org.jspecify.annotations.NullMarked;
