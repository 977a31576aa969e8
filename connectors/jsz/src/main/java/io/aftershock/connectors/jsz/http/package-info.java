/** Polls of the monitoring pages, for clusters whose system account cannot be used. */
@NullMarked
package io.aftershock.connectors.jsz.http;

import org.jspecify.annotations.NullMarked;
