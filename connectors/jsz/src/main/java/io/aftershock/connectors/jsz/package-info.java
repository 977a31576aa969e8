/** Polls of what the servers of a fleet say of themselves: /jsz, /raftz and health. */
@NullMarked
package io.aftershock.connectors.jsz;

import org.jspecify.annotations.NullMarked;
