package io.aftershock.deploy.monitoring.grafana.live;

import java.util.Set;

/**
 * One question of a dashboard, ready to be asked.
 *
 * @param place the dashboard and the panel, marker or variable
 * @param path of Prometheus' HTTP API, with the question in it
 * @param labels that legends, links or columns take from the answer
 */
record Question(String place, String expr, String path, Set<String> labels) {

    @Override
    public String toString() {
        return place + ": " + expr;
    }
}
