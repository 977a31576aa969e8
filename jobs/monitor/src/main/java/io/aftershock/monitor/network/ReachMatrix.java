package io.aftershock.monitor.network;

import io.aftershock.model.network.NetworkShape;
import io.aftershock.monitor.signal.Reach;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who answered one round of pings, and through whom; what it looks like is a pure function of it.
 *
 * <p>Rule and figures: {@code docs/checks/NETWORK_001.md}. Two servers reach each other if one answers through the other;
 * TCP needs both ways, so a cut of one looks like a cut of both.
 */
final class ReachMatrix {

    /** By server, its line; only of servers that answered before. */
    private final Map<String, Reach> lines = new TreeMap<>();

    /** Servers to which there usually is a connection. */
    private final Set<String> paths;

    /** Connections that carried the request. */
    private final Set<String> asked = new TreeSet<>();

    /** Connections that brought any answer. */
    private final Set<String> live = new TreeSet<>();

    private final Set<String> refusing;

    /**
     * @param heardBefore servers that have ever answered: who never did is a matter of the configuration
     * @param paths servers to which there usually is a connection
     * @param refusing servers whose pages refuse connections
     */
    ReachMatrix(
            Collection<Reach> rows,
            Collection<String> heardBefore,
            Collection<String> paths,
            Collection<String> refusing) {
        this.paths = new HashSet<>(paths);
        this.refusing = new HashSet<>(refusing);
        for (Reach row : rows) {
            asked.addAll(row.asked());
            live.addAll(row.via());
            if (row.isHeard() || heardBefore.contains(row.server())) {
                lines.put(row.server(), row);
            }
        }
    }

    /** Whether anybody answered; if not, nothing can be told. */
    boolean isKnown() {
        return !live.isEmpty();
    }

    /** The usual case, which costs nothing. */
    private boolean isFull() {
        return missed() == 0 && live.containsAll(paths);
    }

    /** Answers that could have come. */
    int due() {
        return lines.size() * asked.size();
    }

    int missed() {
        return due()
                - lines.values().stream().mapToInt(line -> line.via().size()).sum();
    }

    /** Numbered as the questions are asked. */
    List<Sighting> sightings() {
        List<Sighting> seen = new ArrayList<>();
        if (!isKnown() || isFull()) {
            return seen;
        }
        TreeSet<String> heard = new TreeSet<>();
        for (Reach line : lines.values()) {
            // 1. Who answers through nobody: the connection to it says why.
            if (!line.isHeard()) {
                seen.add(silent(line.server()));
            } else {
                heard.add(line.server());
                // 2. Through whom nobody answers, though it does through others: the way to it is cut, not the server.
                if (paths.contains(line.server()) && !live.contains(line.server())) {
                    seen.add(new Sighting(NetworkShape.MONITOR_CUT, List.of(line.server())));
                }
            }
        }
        // 3. Who reaches whom: of groups that do not reach each other all but the largest are cut off.
        List<NavigableSet<String>> groups = groups(heard);
        for (NavigableSet<String> group : groups.subList(Math.min(1, groups.size()), groups.size())) {
            seen.add(
                    heard.size() == 2
                            ? new Sighting(NetworkShape.LINK_CUT, List.copyOf(heard))
                            : new Sighting(NetworkShape.ISOLATED, List.copyOf(group)));
        }
        // 4. Within a group, a pair that does not: its link is cut. One of whose two answers only one is missing lost
        // it.
        groups.forEach(group -> seen.addAll(pairs(List.copyOf(group))));
        return seen;
    }

    private Sighting silent(String server) {
        if (refusing.contains(server)) {
            return Sighting.died(server, true);
        }
        if (!paths.contains(server)) {
            return new Sighting(NetworkShape.SILENT, List.of(server));
        }
        if (!asked.contains(server)) {
            return Sighting.died(server, false);
        }
        return new Sighting(live.contains(server) ? NetworkShape.SILENT : NetworkShape.FROZEN, List.of(server));
    }

    /** Largest first, and of two alike that of the first name. */
    private List<NavigableSet<String>> groups(Set<String> heard) {
        List<NavigableSet<String>> groups = new ArrayList<>();
        for (String server : heard) {
            NavigableSet<String> joined = new TreeSet<>(Set.of(server));
            groups.removeIf(group -> group.stream().anyMatch(other -> !isCut(server, other)) && joined.addAll(group));
            groups.add(joined);
        }
        groups.sort(Comparator.comparingInt((NavigableSet<String> group) -> -group.size())
                .thenComparing(NavigableSet::first));
        return groups;
    }

    private List<Sighting> pairs(List<String> group) {
        List<Sighting> seen = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            for (int j = i + 1; j < group.size(); j++) {
                List<String> pair = List.of(group.get(i), group.get(j));
                if (isCut(pair.get(0), pair.get(1))) {
                    seen.add(new Sighting(NetworkShape.LINK_CUT, pair));
                } else if (isMissing(pair.get(0), pair.get(1)) || isMissing(pair.get(1), pair.get(0))) {
                    seen.add(new Sighting(NetworkShape.PACKET_LOSS, pair));
                }
            }
        }
        return seen;
    }

    /** Whether neither answers through the other; where there is no connection to either, nobody knows. */
    private boolean isCut(String one, String other) {
        boolean asks = live.contains(one) || live.contains(other);
        return asks && !answers(one, other) && !answers(other, one);
    }

    private boolean isMissing(String server, String via) {
        return live.contains(via) && !answers(server, via);
    }

    private boolean answers(String server, String via) {
        Reach line = lines.get(server);
        return line != null && line.via().contains(via);
    }

    /** Servers that no other server reaches, whether they answer or not. */
    Set<String> lost(List<Sighting> sightings) {
        TreeSet<String> lost = new TreeSet<>();
        for (Sighting sighting : sightings) {
            switch (sighting.shape()) {
                case DIED, FROZEN, SILENT, ISOLATED -> lost.addAll(sighting.servers());
                default -> {}
            }
        }
        return lost;
    }

    /** Servers that answer, by name. */
    List<Reach> heard() {
        return lines.values().stream().filter(Reach::isHeard).toList();
    }
}
