package io.aftershock.monitor.check.network;

import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import io.aftershock.model.network.NetworkIncident;
import io.aftershock.model.network.NetworkShape;
import io.aftershock.model.network.NetworkView;
import io.aftershock.model.network.TwoLeaders;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** NETWORK_001: something is wrong between the servers. The monitor's own trouble with one of them is BLIND_001. */
public final class NetworkRule {

    private NetworkRule() {}

    /** Judges one incident of what is known now. */
    public static Assessment judge(KnownNetwork known, NetworkIncident incident, long nowMillis, double holdSeconds) {
        NetworkView view = known.view;
        boolean holds = incident.holds();
        return new Assessment(
                // Whoever hears nobody knows nothing: neither that it goes on nor that it is over.
                !view.known() ? Verdict.UNKNOWN : holds ? Verdict.TRUE : Verdict.FALSE,
                incident.shape() == NetworkShape.LEFT || incident.shape() == NetworkShape.MONITOR_CUT
                        ? Severity.INFO
                        : Severity.WARNING,
                ((holds ? nowMillis : incident.lastMillis()) - incident.sinceMillis()) / 1_000.0,
                holdSeconds,
                null,
                null,
                holds ? summary(view, incident) + calls(known, incident, nowMillis) : over(incident),
                Evidence.NONE);
    }

    private static String over(NetworkIncident incident) {
        return "All answers pass since " + time(incident.lastMillis() + 1_000) + ".";
    }

    /** Clients of a server that is gone are elsewhere, and of lost packets each loses some. */
    private static String calls(KnownNetwork known, NetworkIncident incident, long nowMillis) {
        return switch (incident.shape()) {
            case FROZEN, ISOLATED, SILENT, MONITOR_CUT -> known.clients.since(incident, nowMillis);
            case DIED, LEFT, LINK_CUT, PACKET_LOSS -> "";
        };
    }

    private static String summary(NetworkView view, NetworkIncident incident) {
        String claims = view.twoLeaders().stream()
                .filter(two -> incident.shape().isFault())
                .map(NetworkRule::claims)
                .collect(Collectors.joining());
        return what(incident, time(incident.sinceMillis())) + flaps(incident) + claims;
    }

    private static String what(NetworkIncident incident, String since) {
        List<String> servers = incident.servers();
        String who = names(servers);
        boolean one = servers.size() == 1;
        return switch (incident.shape()) {
            case DIED ->
                who + " died: since " + since + " it answers nobody, and connections to it are closed or refused.";
            case FROZEN ->
                who + " hangs, or its host is gone: since " + since
                        + " it answers nobody, while connections to it stay open.";
            case ISOLATED ->
                who + (one ? " is" : " are") + " cut off from the other servers since " + since + ": "
                        + (one
                                ? "it answers only through itself, and nobody else through it. It runs, and goes on answering its"
                                        + " own clients from what it knew."
                                : "they answer only through each other. They run, and go on answering their own clients from"
                                        + " what they knew.");
            case LINK_CUT ->
                "The link between " + who + " is cut since " + since
                        + ": neither answers through the other, and both run.";
            case SILENT -> who + " answers nobody since " + since + "; why cannot be told without a connection to it.";
            case PACKET_LOSS ->
                String.format(
                        Locale.ROOT,
                        "Packets are lost between %s: since %s %.0f %% of the answers have been missing, in changing places.",
                        who,
                        since,
                        100 * incident.loss());
            case MONITOR_CUT ->
                "The monitor's own connection to " + who + " brings no answers since " + since + ", while " + who
                        + " answers by other ways: that is no fault of the cluster.";
            case LEFT -> who + " left in order and answers nobody since " + since + ": planned work.";
        };
    }

    private static String flaps(NetworkIncident incident) {
        return incident.isFlapping() ? " It has come and gone " + incident.times() + " times." : "";
    }

    private static String claims(TwoLeaders two) {
        return " " + two.claimant() + " and " + two.leader() + " both claimed the lead from " + time(two.sinceMillis())
                + " to " + time(two.lastMillis()) + " at least; " + two.leader() + " was elected last.";
    }

    private static String names(List<String> servers) {
        return servers.size() < 2
                ? String.join("", servers)
                : String.join(", ", servers.subList(0, servers.size() - 1)) + " and " + servers.get(servers.size() - 1);
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
