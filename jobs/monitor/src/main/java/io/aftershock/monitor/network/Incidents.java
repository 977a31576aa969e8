package io.aftershock.monitor.network;

import io.aftershock.model.network.NetworkIncident;
import io.aftershock.model.network.NetworkShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes incidents of what the rounds of pings show: what points at the same server within half a minute has one cause.
 *
 * <p>So four flaps are one incident, and the odd rounds while a network heals belong to the cut. Public fields for Flink's
 * serializer.
 */
public final class Incidents {

    /** What has not shown itself for this long is over; an election follows a heal by up to 16 s. */
    static final long OVER_AFTER_MILLIS = 30_000;

    /** A single round without an answer is forgotten sooner, or chance would add up. */
    private static final long CHANCE_MILLIS = 10_000;

    /** A lame duck lives for two minutes by default. */
    private static final long LAME_DUCK_MILLIS = 180_000;

    /** More causes at once are one: the monitor's, or the whole network's. */
    private static final int MANY = 64;

    public List<Case> cases = new ArrayList<>();

    /** By server, when it said that it leaves: in lame duck mode or by a shutdown in order. */
    public Map<String, Long> leaving = new HashMap<>();

    /** Of those, who has gone. */
    public Map<String, Long> left = new HashMap<>();

    void leaves(String server, long atMillis) {
        leaving.put(server, atMillis);
    }

    /** A server answers: if it had left it is back. So is one that still answers long after its word: it was quick. */
    void heard(String server, long nowMillis) {
        Long word = leaving.get(server);
        if (left.remove(server) != null || (word != null && nowMillis - word > LAME_DUCK_MILLIS)) {
            leaving.remove(server);
        }
    }

    /** Takes in a round. */
    void round(List<Sighting> sightings, int missed, int due, long atMillis) {
        List<Case> shown = new ArrayList<>();
        for (Sighting sighting : sightings) {
            Sighting sign = explained(sighting, atMillis);
            if (sign.shape() == NetworkShape.MONITOR_CUT && isAftermath(sign)) {
                continue;
            }
            Case its = caseOf(sign, atMillis);
            if (its != null) {
                its.show(sign);
                shown.add(its);
            }
        }
        for (Case each : cases) {
            each.round(shown.contains(each), atMillis);
            each.missed += missed;
            each.due += due;
        }
        forget(atMillis);
    }

    /** A server that said so before it fell silent has left, and is no loss. */
    private Sighting explained(Sighting sighting, long atMillis) {
        String server = sighting.servers().get(0);
        if (sighting.servers().size() > 1 || !leaving.containsKey(server)) {
            return sighting;
        }
        if (sighting.shape() != NetworkShape.MONITOR_CUT) {
            left.put(server, atMillis);
        }
        return new Sighting(NetworkShape.LEFT, sighting.servers());
    }

    /** The monitor's own connection is the last to come back after a fault of its server. */
    private boolean isAftermath(Sighting monitorCut) {
        return cases.stream()
                .anyMatch(each -> each.isFault()
                        && each.servers.contains(monitorCut.servers().get(0)));
    }

    private @Nullable Case caseOf(Sighting sighting, long atMillis) {
        for (Case each : cases) {
            if (each.isShownBy(sighting)) {
                return each;
            }
        }
        if (cases.size() >= MANY) {
            return null;
        }
        Case begun = Case.of(sighting, atMillis);
        cases.add(begun);
        return begun;
    }

    private void forget(long nowMillis) {
        cases.removeIf(each -> nowMillis - each.lastMillis > (each.rounds > 1 ? OVER_AFTER_MILLIS : CHANCE_MILLIS));
    }

    /** What is known of each, oldest first. */
    List<NetworkIncident> told(long nowMillis) {
        return cases.stream()
                .map(each -> each.told(nowMillis))
                .sorted(Comparator.comparingLong(NetworkIncident::sinceMillis).thenComparing(NetworkIncident::key))
                .toList();
    }
}
