/** How fast it is, measured in one run. */
@NullMarked
package io.aftershock.cli.bench;

import org.jspecify.annotations.NullMarked;
