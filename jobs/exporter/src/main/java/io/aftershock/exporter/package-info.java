/** The process that follows the findings stream: metrics for Prometheus, alerts for Alertmanager. */
@NullMarked
package io.aftershock.exporter;

import org.jspecify.annotations.NullMarked;
