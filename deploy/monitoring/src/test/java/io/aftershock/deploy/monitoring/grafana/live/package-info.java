/** The dashboards' questions, asked as Grafana asks them, of a real Prometheus that scrapes a fleet in trouble. */
@NullMarked
package io.aftershock.deploy.monitoring.grafana.live;

import org.jspecify.annotations.NullMarked;
