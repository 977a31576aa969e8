/** What the answers to pings say of the network between servers. */
@NullMarked
package io.aftershock.model.network;

import org.jspecify.annotations.NullMarked;
