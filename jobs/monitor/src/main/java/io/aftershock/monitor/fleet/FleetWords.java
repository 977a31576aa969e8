package io.aftershock.monitor.fleet;

import io.aftershock.monitor.check.Check;
import java.util.List;

/** Says of an incident what it is, where, and where to look first. */
final class FleetWords {

    /** A sentence with two hundred names is not read; the finding lists them all. */
    private static final int NAMED = 5;

    private FleetWords() {}

    static String of(RunningIncident incident, String check, String errorClass) {
        String what = Check.valueOf(check).title() + (errorClass.isEmpty() ? "" : ", " + errorClass.replace('_', ' '));
        List<String> clusters = List.copyOf(incident.clusterNames());
        Long closed = incident.closedMillis();
        String when = closed == null
                ? "opened within " + seconds(lastCluster(incident) - incident.openedMillis())
                : "over after " + seconds(closed - incident.openedMillis());
        return "The same in " + clusters.size() + " clusters, " + when + ": " + what + " (" + check + ") in "
                + names(clusters) + ". " + advice(check);
    }

    private static long lastCluster(RunningIncident incident) {
        return incident.clusters.values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
    }

    private static String names(List<String> clusters) {
        if (clusters.size() > NAMED) {
            return String.join(", ", clusters.subList(0, NAMED)) + " and " + (clusters.size() - NAMED) + " more";
        }
        int last = clusters.size() - 1;
        return String.join(", ", clusters.subList(0, last)) + " and " + clusters.get(last);
    }

    private static String advice(String check) {
        return check.equals(Check.BLIND_001.name())
                ? "Look first at what the monitor reaches them through: the observatories, its own network, its credentials."
                : "Look first for what they share: a deployment, a release of a client, a network, a provider.";
    }

    private static String seconds(long millis) {
        long seconds = Math.round(millis / 1_000.0);
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }
}
