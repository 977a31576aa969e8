/** What a dashboard is made of, and how Grafana's JSON spells it; knows no metric. */
@NullMarked
package io.aftershock.deploy.monitoring.grafana.board;

import org.jspecify.annotations.NullMarked;
