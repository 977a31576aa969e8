/** Keeps what was counted and found, for months: as Iceberg tables. */
@NullMarked
package io.aftershock.connectors.history;

import org.jspecify.annotations.NullMarked;
