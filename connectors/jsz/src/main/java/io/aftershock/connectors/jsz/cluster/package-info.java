/** All polls of one cluster, and the threads that they have to themselves. */
@NullMarked
package io.aftershock.connectors.jsz.cluster;

import org.jspecify.annotations.NullMarked;
