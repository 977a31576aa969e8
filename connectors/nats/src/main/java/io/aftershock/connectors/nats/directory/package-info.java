/** Who belongs to the fleet: read from the configuration or from a bucket that is watched, and told to those who read clusters. */
@NullMarked
package io.aftershock.connectors.nats.directory;

import org.jspecify.annotations.NullMarked;
