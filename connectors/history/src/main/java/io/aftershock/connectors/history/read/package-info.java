/** Reading history without Iceberg's types. */
@NullMarked
package io.aftershock.connectors.history.read;

import org.jspecify.annotations.NullMarked;
