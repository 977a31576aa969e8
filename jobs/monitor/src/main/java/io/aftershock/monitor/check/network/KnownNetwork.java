package io.aftershock.monitor.check.network;

import io.aftershock.model.network.LeaderSilence;
import io.aftershock.model.network.NetworkIncident;
import io.aftershock.model.network.NetworkShape;
import io.aftershock.model.network.NetworkView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the checks remember of a cluster's network; public fields for Flink's serializer. */
public final class KnownNetwork {

    public NetworkView view = NetworkView.UNKNOWN;

    /** By part of the finding's subject; those that are over as well, until their finding is closed. */
    public Map<String, NetworkIncident> incidents = new TreeMap<>();

    /** By domain and leader, likewise. */
    public Map<String, LeaderSilence> silences = new TreeMap<>();

    /** Takes in what is known now. */
    public void take(NetworkView now) {
        view = now;
        incidents.replaceAll((part, incident) -> over(incident));
        now.incidents().forEach(incident -> incidents.put(part(incident), incident));
        now.silences()
                .forEach(silence -> silences.put(
                        silence.domain().isEmpty() ? silence.leader() : silence.domain() + "/" + silence.leader(),
                        silence));
    }

    /** What the monitor cannot see is another finding than what the servers cannot. */
    private static String part(NetworkIncident incident) {
        return (isMonitors(incident) ? "path " : "") + incident.key();
    }

    /** Whether it is the monitor's own trouble. */
    public static boolean isMonitors(NetworkIncident incident) {
        return incident.shape() == NetworkShape.MONITOR_CUT;
    }

    private static NetworkIncident over(NetworkIncident incident) {
        return new NetworkIncident(
                incident.key(),
                incident.shape(),
                incident.servers(),
                incident.sinceMillis(),
                incident.lastMillis(),
                false,
                incident.rounds(),
                incident.times(),
                incident.missed(),
                incident.due());
    }

    /** Forgets what is over and has nothing to tell. */
    public void keep(List<String> toldIncidents, List<String> toldSilences) {
        incidents.entrySet().removeIf(entry -> !entry.getValue().holds() && !toldIncidents.contains(entry.getKey()));
        silences.entrySet().removeIf(entry -> entry.getValue().isOver() && !toldSilences.contains(entry.getKey()));
    }
}
