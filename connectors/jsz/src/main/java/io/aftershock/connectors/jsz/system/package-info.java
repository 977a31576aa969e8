/** Polls over NATS: connections that are kept up in the background, and rounds of questions through all of them. */
@NullMarked
package io.aftershock.connectors.jsz.system;

import org.jspecify.annotations.NullMarked;
