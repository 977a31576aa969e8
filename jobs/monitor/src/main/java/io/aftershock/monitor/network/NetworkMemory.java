package io.aftershock.monitor.network;

import io.aftershock.model.election.ElectionScope;
import io.aftershock.model.network.LeaderSilence;
import io.aftershock.model.network.NetworkShape;
import io.aftershock.model.network.NetworkView;
import io.aftershock.monitor.signal.LeaderElected;
import io.aftershock.monitor.signal.MetaView;
import io.aftershock.monitor.signal.Reach;
import io.aftershock.monitor.signal.ServerEvent;
import io.aftershock.monitor.signal.Signal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is remembered of the network of one cluster; public fields for Flink's serializer. */
public final class NetworkMemory {

    /** Where pings come, pages have nothing to add but refusals. */
    private static final long PINGED_MILLIS = 5_000;

    /** By server the domain that it said it is in: not every answer repeats it. */
    public Map<String, String> domains = new HashMap<>();

    public PingRounds pings = new PingRounds();
    public PageSigns pages = new PageSigns();
    public Incidents incidents = new Incidents();
    public LeaderWatch leaders = new LeaderWatch();

    /** Whether the last round was answered by anybody. */
    public boolean answered;

    /** What was last told. */
    public NetworkView told = NetworkView.UNKNOWN;

    /** Takes in what a signal says of the network; false if it says nothing. */
    boolean take(Signal signal) {
        boolean speaks = signal.server() != null && !signal.polled();
        if (speaks && !pages.pages.isEmpty()) {
            pages.said(Objects.requireNonNull(signal.server()), signal.atMillis());
        }
        if (signal.domain() != null && signal.server() != null) {
            domains.put(signal.server(), signal.domain());
        }
        boolean word = takeWord(signal);
        boolean reach = takeReach(signal);
        return word || reach || (speaks && !pages.pages.isEmpty());
    }

    private boolean takeWord(Signal signal) {
        long at = signal.atMillis();
        switch (signal.kind()) {
            case LEADER_ELECTED -> {
                LeaderElected elected = Objects.requireNonNull(signal.elected());
                if (elected.scope() == ElectionScope.META) {
                    leaders.elected(name(elected.domain()), elected.leader(), at);
                }
                return elected.scope() == ElectionScope.META;
            }
            case META_VIEW -> {
                MetaView view = Objects.requireNonNull(signal.metaView());
                String domain = signal.domain() == null ? domains.get(view.server()) : signal.domain();
                leaders.said(name(domain), view, signal.raftTerm(), at);
                return true;
            }
            case SERVER_EVENT -> {
                ServerEvent event = Objects.requireNonNull(signal.serverEvent());
                if (event.kind() != ServerEvent.Kind.ALIVE) {
                    incidents.leaves(event.server(), at);
                }
                return event.kind() != ServerEvent.Kind.ALIVE;
            }
            default -> {
                return false;
            }
        }
    }

    private boolean takeReach(Signal signal) {
        Reach row = signal.reach();
        if (row == null) {
            return false;
        }
        if (row.page()) {
            pages.asked(row, signal.atMillis());
            return true;
        }
        ReachMatrix round = pings.take(row, signal.atMillis(), pages.refusing(signal.atMillis()));
        if (round != null) {
            take(round, signal.atMillis());
        }
        return true;
    }

    private void take(ReachMatrix round, long atMillis) {
        answered = round.isKnown();
        if (!answered) {
            return;
        }
        List<Sighting> sightings = round.sightings();
        Set<String> complaining = new TreeSet<>();
        Set<String> content = new TreeSet<>();
        for (Reach line : round.heard()) {
            incidents.heard(line.server(), atMillis);
            (line.leaderLost() ? complaining : content).add(line.server());
        }
        incidents.round(sightings, round.missed(), round.due(), atMillis);
        Set<String> lost = round.lost(sightings);
        // Who is cut off itself says nothing of the leader.
        complaining.removeAll(lost);
        content.removeAll(lost);
        leaders.round(new LeaderWatch.Round(lost, died(sightings), complaining, content), atMillis);
    }

    /** That a leader has just been found missing does not wait until the second is over; null if that is not so. */
    @Nullable
    NetworkView alarm() {
        List<LeaderSilence> silences = leaders.silences();
        boolean news = silences.stream().anyMatch(silence -> !silence.isOver() && !isTold(silence));
        if (!news) {
            return null;
        }
        told = new NetworkView(answered, told.incidents(), silences, told.twoLeaders());
        return told;
    }

    private boolean isTold(LeaderSilence silence) {
        return told.silences().stream()
                .anyMatch(known -> known.leader().equals(silence.leader())
                        && known.domain().equals(silence.domain())
                        && known.sinceMillis() == silence.sinceMillis());
    }

    /** A second has passed. What is known then, or null if that was told already. */
    @Nullable
    NetworkView tick(long nowMillis) {
        boolean pinged = pings.lastMillis != 0 && nowMillis - pings.lastMillis <= PINGED_MILLIS;
        if (!pinged) {
            answered = pages.isKnown(nowMillis);
            if (answered) {
                takePages(nowMillis);
            }
        }
        pages.forget(nowMillis);
        leaders.forget(nowMillis);
        NetworkView now =
                new NetworkView(answered, incidents.told(nowMillis), leaders.silences(), leaders.twoLeaders());
        if (now.equals(told)) {
            return null;
        }
        told = now;
        return now;
    }

    private void takePages(long nowMillis) {
        List<Sighting> sightings = pages.sightings(nowMillis);
        Set<String> heard = pages.heard(nowMillis);
        heard.forEach(server -> incidents.heard(server, nowMillis));
        incidents.round(sightings, sightings.size(), sightings.size() + heard.size(), nowMillis);
        Set<String> lost = new HashSet<>();
        sightings.stream()
                .filter(sighting -> sighting.shape().isFault())
                .forEach(sighting -> lost.addAll(sighting.servers()));
        leaders.round(new LeaderWatch.Round(lost, died(sightings), Set.of(), heard), nowMillis);
    }

    private static Set<String> died(List<Sighting> sightings) {
        Set<String> died = new HashSet<>();
        sightings.stream()
                .filter(sighting -> sighting.shape() == NetworkShape.DIED)
                .forEach(sighting -> died.addAll(sighting.servers()));
        return died;
    }

    private static String name(@Nullable String domain) {
        return domain == null ? "" : domain;
    }
}
