/** Questions to the history, in SQL: DuckDB in memory, over exactly the files of a scan plan. */
@NullMarked
package io.aftershock.connectors.history.query;

import org.jspecify.annotations.NullMarked;
