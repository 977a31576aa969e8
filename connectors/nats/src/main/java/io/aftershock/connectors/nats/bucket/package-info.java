/** A key-value bucket as it changes: looked at each second, whatever happens to it or to the connection. */
@NullMarked
package io.aftershock.connectors.nats.bucket;

import org.jspecify.annotations.NullMarked;
