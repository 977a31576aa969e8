/** What becomes of the answers of one round: rows, as a capture holds them. Pure functions. */
@NullMarked
package io.aftershock.connectors.jsz.row;

import org.jspecify.annotations.NullMarked;
