/** Which files hold an answer: exactly those that an Iceberg scan plan names. */
@NullMarked
package io.aftershock.connectors.history.scan;

import org.jspecify.annotations.NullMarked;
