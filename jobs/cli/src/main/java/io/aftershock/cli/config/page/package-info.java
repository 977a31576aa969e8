/** A page of the documentation as text for a terminal. */
@NullMarked
package io.aftershock.cli.config.page;

import org.jspecify.annotations.NullMarked;
