/** A real PostgreSQL server, for the catalog of the history. */
@NullMarked
package io.aftershock.testkit.postgres;

import org.jspecify.annotations.NullMarked;
