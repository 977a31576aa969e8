/** The tables of the history: columns with their meaning, and how they are partitioned. */
@NullMarked
package io.aftershock.connectors.history.table;

import org.jspecify.annotations.NullMarked;
