/** The rules for Prometheus, tried with promtool. */
@NullMarked
package io.aftershock.deploy.monitoring.prometheus;

import org.jspecify.annotations.NullMarked;
