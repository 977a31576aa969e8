/** What several clusters have in common: breaches of one kind that open together are one incident. */
@NullMarked
package io.aftershock.monitor.fleet;

import org.jspecify.annotations.NullMarked;
