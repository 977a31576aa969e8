package io.aftershock.cli.doctor.check;

import io.aftershock.cli.doctor.facts.ClusterFacts;
import io.aftershock.cli.doctor.facts.StreamFacts;
import io.aftershock.cli.doctor.facts.StreamFacts.LeafLink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether each observatory takes events from the servers that it is pinned to. */
final class LeafChecks {

    private LeafChecks() {}

    static List<Diagnosis> of(ClusterFacts facts) {
        List<Diagnosis> found = new ArrayList<>();
        facts.streams().stream()
                .filter(stream -> stream.observatory() && stream.problem() == null)
                .forEach(stream -> found.addAll(of(facts, stream)));
        return found;
    }

    private static List<Diagnosis> of(ClusterFacts facts, StreamFacts stream) {
        List<LeafLink> leafs = stream.leafs();
        List<String> pins = stream.pins();
        if (leafs == null) {
            return List.of(diagnosis(
                    facts,
                    stream,
                    Level.UNKNOWN,
                    "does not tell where its leaf nodes lead",
                    "in its SYS export {service: \"$SYS.REQ.SERVER.PING.LEAFZ\", response: stream, accounts: [FLEET]} and in FLEET"
                            + " import it to \"observatory.leafz\", as the verb observatory writes it"));
        }
        if (pins == null) {
            return List.of(diagnosis(
                    facts,
                    stream,
                    Level.UNKNOWN,
                    "nobody says which servers it is pinned to",
                    "list it in observatories, and " + facts.name() + ".observatory.nodes"));
        }
        return pinned(facts, stream, leafs, pins);
    }

    private static List<Diagnosis> pinned(
            ClusterFacts facts, StreamFacts stream, List<LeafLink> leafs, List<String> pins) {
        List<Diagnosis> found = new ArrayList<>();
        Map<String, String> pinByServer = new LinkedHashMap<>();
        for (String pin : pins) {
            String account = "events/" + facts.name() + "/" + pin;
            Optional<LeafLink> leaf = leafs.stream()
                    .filter(each -> each.account().equals(account))
                    .findFirst();
            if (leaf.isEmpty()) {
                found.add(diagnosis(
                        facts,
                        stream,
                        Level.CRITICAL,
                        "its pin to " + pin + " is not connected",
                        "see in the log of " + stream.name() + " why, in its remotes.conf whether account \"" + account
                                + "\" has a remote, and whether " + pin + " runs and takes leaf nodes"));
                continue;
            }
            String server = leaf.get().server();
            String other = pinByServer.putIfAbsent(server, pin);
            if (other != null) {
                found.add(diagnosis(
                        facts,
                        stream,
                        Level.CRITICAL,
                        "two pins lead to " + server + " (" + other + " and " + pin + "): if it dies, events are lost",
                        "give each remote one url, that of its own server"));
            } else if (!server.equals(pin)) {
                found.add(diagnosis(
                        facts,
                        stream,
                        Level.WARNING,
                        "its pin to " + pin + " leads to " + server,
                        "give the remote of \"" + account
                                + "\" one url, ignore_discovered_servers: true, and the cluster's"
                                + " leafnodes no_advertise: true; if the names are wrong mend observatory.nodes"));
            }
        }
        if (found.isEmpty()) {
            found.add(Diagnosis.ok(
                    facts.name(), "leaf", stream.name(), "takes events from " + String.join(" and ", pins)));
        }
        return found;
    }

    private static Diagnosis diagnosis(ClusterFacts facts, StreamFacts stream, Level level, String text, String mend) {
        return new Diagnosis(level, facts.name(), "leaf", stream.name(), text, mend);
    }
}
