/** Real Prometheus and Alertmanager processes on loopback, and the tools that check what is configured for them. */
@NullMarked
package io.aftershock.testkit.prometheus;

import org.jspecify.annotations.NullMarked;
