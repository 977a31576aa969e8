/** Rows of the history, and what becomes a row. */
@NullMarked
package io.aftershock.connectors.history.row;

import org.jspecify.annotations.NullMarked;
