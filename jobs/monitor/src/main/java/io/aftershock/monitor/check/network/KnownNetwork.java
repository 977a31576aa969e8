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

    private static final int FLAPS = 1;
    private static final int CLAIMS = 2;

    public NetworkView view = NetworkView.UNKNOWN;

    /** By part of the finding's subject; those that are over as well, until their finding is closed. */
    public Map<String, NetworkIncident> incidents = new TreeMap<>();

    /** By part, what more has been told of it. */
    public Map<String, Integer> said = new TreeMap<>();

    /** By domain and leader, likewise. */
    public Map<String, LeaderSilence> silences = new TreeMap<>();

    /** Whom the network hurts. */
    public ClientAnswers clients = new ClientAnswers();

    /** Takes in what is known now. */
    public void take(NetworkView now) {
        view = now;
        incidents.replaceAll((part, incident) -> over(incident));
        now.incidents().forEach(incident -> incidents.put(part(incident), incident));
        now.silences()
                .forEach(silence -> silences.put(
                        silence.domain() + "/" + silence.leader() + "/" + silence.ledSinceMillis(), silence));
    }

    /** Whether there is more to tell of an open finding than when it was last asked: it flaps, or two claim the lead. */
    public boolean isNews(String part, NetworkIncident incident) {
        int now = (incident.isFlapping() ? FLAPS : 0)
                | (incident.shape().isFault() && !view.twoLeaders().isEmpty() ? CLAIMS : 0);
        Integer before = said.put(part, now | said.getOrDefault(part, 0));
        return before != null && (now & ~before) != 0;
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

    /** Forgets the incidents that are over and have nothing to tell. */
    public void keepIncidents(List<String> told) {
        incidents.entrySet().removeIf(entry -> !entry.getValue().holds() && !told.contains(entry.getKey()));
        said.keySet().retainAll(told);
    }

    /** The same of silent leaders. */
    public void keepSilences(List<String> told) {
        silences.entrySet().removeIf(entry -> entry.getValue().isOver() && !told.contains(entry.getKey()));
    }
}
