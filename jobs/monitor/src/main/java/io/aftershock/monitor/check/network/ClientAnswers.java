package io.aftershock.monitor.check.network;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.network.NetworkIncident;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers to the clients of each server, by second, for the evidence of an incident of the network; public fields for Flink's
 * serializer.
 *
 * <p>Evidence and no finding: clients of a dead server go on at another, and those of one server may stop for reasons of
 * their own. But if the network says that a server is cut off, they say whom it hurts.
 */
public final class ClientAnswers {

    static final int USUAL_SECONDS = 60;

    /** Of what has gone on for longer than two minutes nothing is said: by then clients have gone elsewhere. */
    private static final int KEPT = 3 * USUAL_SECONDS;

    /** If fewer answers were due, their absence says little. */
    private static final double LEAST_DUE = 10;

    /** Clusters have some dozen servers; whoever makes up names gets no more memory than this. */
    private static final int MOST_SERVERS = 100;

    private static final long NEVER = Long.MIN_VALUE;

    /** By the server that a client is connected to, a ring of seconds. */
    public Map<String, int[]> counts = new HashMap<>();

    /** The newest second of all rings. */
    public long lastSecond = NEVER;

    public long firstSecond = NEVER;

    /** Counts an answer to a client; false if nobody knows where the client is, or it is the monitor's own. */
    public boolean count(ApiCall call, long atMillis) {
        String clientServer = call.clientServer();
        if (clientServer == null || call.own()) {
            return false;
        }
        count(clientServer, atMillis);
        return true;
    }

    void count(String clientServer, long atMillis) {
        long second = Math.floorDiv(atMillis, 1_000);
        if (firstSecond == NEVER) {
            firstSecond = second;
            lastSecond = second;
        }
        if (second <= lastSecond - KEPT || (counts.size() >= MOST_SERVERS && !counts.containsKey(clientServer))) {
            return;
        }
        for (long empty = Math.max(lastSecond + 1, second - KEPT + 1); empty <= second; empty++) {
            int place = place(empty);
            counts.values().forEach(ring -> ring[place] = 0);
        }
        lastSecond = Math.max(lastSecond, second);
        counts.computeIfAbsent(clientServer, unknown -> new int[KEPT])[place(second)]++;
    }

    /** What the clients of the server that an incident is about got since it began, and those of the others; empty if that says nothing. */
    String since(NetworkIncident incident, long nowMillis) {
        long from = -Math.floorDiv(-incident.sinceMillis(), 1_000);
        long to = Math.floorDiv(nowMillis, 1_000);
        List<String> servers = incident.servers();
        long usualFrom = from - 1 - USUAL_SECONDS;
        boolean known = firstSecond != NEVER && usualFrom >= Math.max(firstSecond, to - KEPT);
        if (servers.size() != 1 || !known) {
            return "";
        }
        Share own = new Share(0, 0);
        Share others = new Share(0, 0);
        for (Map.Entry<String, int[]> entry : counts.entrySet()) {
            int[] ring = entry.getValue();
            double usual = (double) sum(ring, usualFrom, from - 1) / USUAL_SECONDS * (to - from);
            Share share = new Share(sum(ring, from, to), usual);
            if (servers.contains(entry.getKey())) {
                own = own.plus(share);
            } else {
                others = others.plus(share);
            }
        }
        return own.due() < LEAST_DUE || others.due() < LEAST_DUE
                ? ""
                : " Of the calls by its clients " + own
                        + " usual answers were seen, of those by clients of the other servers " + others + ".";
    }

    /** Answers that came of those that were due. */
    private record Share(long seen, double due) {

        Share plus(Share more) {
            return new Share(seen + more.seen, due + more.due);
        }

        @Override
        public String toString() {
            return seen + " of " + Math.round(due);
        }
    }

    private long sum(int[] ring, long fromSecond, long toSecond) {
        long sum = 0;
        for (long second = Math.max(fromSecond, lastSecond - KEPT + 1);
                second < toSecond && second <= lastSecond;
                second++) {
            sum += ring[place(second)];
        }
        return sum;
    }

    private static int place(long second) {
        return (int) Math.floorMod(second, (long) KEPT);
    }
}
