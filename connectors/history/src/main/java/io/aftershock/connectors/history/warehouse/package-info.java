/** The catalog and the files behind it: opened, made, evolved and appended to. */
@NullMarked
package io.aftershock.connectors.history.warehouse;

import org.jspecify.annotations.NullMarked;
