package io.aftershock.monitor.network;

import io.aftershock.model.network.NetworkIncident;
import io.aftershock.model.network.NetworkShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** An incident while its signs come in; public fields for Flink's serializer. */
public final class Case {

    /** Of what comes and goes, one sign in this time is enough to go on. */
    private static final long COMES_AND_GOES_MILLIS = 10_000;

    /** Signs that are less alike than this are no flapping link, but loss. */
    private static final double ALIKE = 0.7;

    /** Fewer rounds in between may be chance. */
    private static final int ENOUGH_ROUNDS = 4;

    /** A connection to a dead process closes within a round; to one that hangs it may be given up later. */
    private static final int CLOSES_WITHIN_ROUNDS = 1;

    public String key = "";

    /** Whom any of its signs pointed at, in order. */
    public List<String> servers = new ArrayList<>();

    /** By name of the sighting, in how many rounds it was seen. */
    public Map<String, Integer> seen = new HashMap<>();

    /** By name, the sighting. */
    public Map<String, Sign> signs = new HashMap<>();

    public long sinceMillis;
    public long lastMillis;

    /** Whether the last round showed it. */
    public boolean shown;

    public int rounds;
    public int times;
    public long missed;
    public long due;

    /** A kind of sighting. */
    public record Sign(NetworkShape shape, List<String> servers) {}

    public Case() {}

    static Case of(Sighting sighting, long atMillis) {
        Case begun = new Case();
        begun.key = String.join("-", sighting.servers());
        begun.sinceMillis = atMillis;
        return begun;
    }

    /** Whether a sighting is one more sign of this: it points at one of the same servers. */
    boolean isShownBy(Sighting sighting) {
        return sighting.shape().isFault() == isFault()
                && sighting.servers().stream().anyMatch(servers::contains);
    }

    boolean isFault() {
        return signs.values().stream().anyMatch(sign -> sign.shape().isFault());
    }

    void show(Sighting sighting) {
        boolean hangs = sighting.shape() == NetworkShape.DIED
                && !sighting.sure()
                && count(new Sighting(NetworkShape.FROZEN, sighting.servers())) > CLOSES_WITHIN_ROUNDS;
        Sighting sign = hangs ? new Sighting(NetworkShape.FROZEN, sighting.servers()) : sighting;
        seen.merge(sign.name(), 1, Integer::sum);
        signs.put(sign.name(), new Sign(sign.shape(), sign.servers()));
        TreeSet<String> all = new TreeSet<>(servers);
        all.addAll(sign.servers());
        servers = new ArrayList<>(all);
    }

    private int count(Sighting sighting) {
        return seen.getOrDefault(sighting.name(), 0);
    }

    /** After a round: whether it showed this. */
    void round(boolean now, long atMillis) {
        if (now) {
            times += shown ? 0 : 1;
            rounds++;
            lastMillis = atMillis;
        }
        shown = now;
    }

    boolean comesAndGoes(long nowMillis) {
        return times >= NetworkIncident.FLAPS
                && rounds >= ENOUGH_ROUNDS
                && nowMillis - lastMillis <= COMES_AND_GOES_MILLIS;
    }

    NetworkIncident told(long nowMillis) {
        Sign most = most();
        boolean lossy = times >= NetworkIncident.FLAPS && share(most) < ALIKE;
        return new NetworkIncident(
                key,
                lossy ? NetworkShape.PACKET_LOSS : most.shape(),
                lossy ? List.copyOf(servers) : most.servers(),
                sinceMillis,
                lastMillis,
                shown || comesAndGoes(nowMillis),
                rounds,
                times,
                missed,
                due);
    }

    /** What most of the rounds showed; of two alike what is more telling. */
    private Sign most() {
        Sign most = null;
        for (Sign sign : signs.values()) {
            if (most == null || isMore(sign, most)) {
                most = sign;
            }
        }
        return most == null ? new Sign(NetworkShape.PACKET_LOSS, servers) : most;
    }

    private boolean isMore(Sign sign, Sign most) {
        int more = count(sign) - count(most);
        int shape = more != 0 ? more : most.shape().compareTo(sign.shape());
        return shape != 0
                ? shape > 0
                : String.join(",", sign.servers()).compareTo(String.join(",", most.servers())) < 0;
    }

    private int count(Sign sign) {
        return count(new Sighting(sign.shape(), sign.servers()));
    }

    private double share(Sign sign) {
        int all = seen.values().stream().mapToInt(Integer::intValue).sum();
        return all == 0 ? 1 : (double) count(sign) / all;
    }
}
