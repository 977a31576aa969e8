/** The dashboards for Grafana: what is on them, and whether what is kept as JSON is just that and holds. */
@NullMarked
package io.aftershock.deploy.monitoring.grafana;

import org.jspecify.annotations.NullMarked;
