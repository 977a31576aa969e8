package io.aftershock.model.network;

import java.util.List;

/**
 * One cause of missing answers, from its first sign to its last.
 *
 * @param key names it among those of its cluster: the servers of the first sign
 * @param shape what most of its signs look like
 * @param servers whom it points at, in order; of a link both ends
 * @param sinceMillis the first sign, by the cluster's clock
 * @param lastMillis the last sign so far
 * @param holds whether it goes on; of what comes and goes, also in between
 * @param rounds how many rounds of pings showed it
 * @param times how often it began anew
 * @param missed answers that were missing since it began, of the servers that are known
 * @param due answers that could have come since then
 */
public record NetworkIncident(
        String key,
        NetworkShape shape,
        List<String> servers,
        long sinceMillis,
        long lastMillis,
        boolean holds,
        int rounds,
        int times,
        long missed,
        long due) {

    /** From here on what comes and goes is told so. */
    public static final int FLAPS = 3;

    public boolean isFlapping() {
        return times >= FLAPS && shape != NetworkShape.PACKET_LOSS;
    }

    /** The share of answers that were missing. */
    public double loss() {
        return due == 0 ? 0 : (double) missed / due;
    }
}
