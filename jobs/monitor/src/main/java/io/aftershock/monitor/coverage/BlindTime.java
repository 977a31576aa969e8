package io.aftershock.monitor.coverage;

import io.aftershock.model.coverage.Coverage;
import java.util.Collection;
import java.util.List;

/**
 * A time in which no stream of a cluster could be read; public fields for Flink's serializer.
 *
 * <p>If only the way to the streams was cut, all of it is read afterwards. If those who store were down, nobody has stored
 * it: then the servers' counters tell what is missing, and of a server that has no counter of the whole time nobody knows.
 */
public final class BlindTime {

    /** One that comes back is linked to all servers again some seconds later. */
    private static final long LINKING_MILLIS = 10_000;

    /** Three rounds of polls: by then the counters have told what they can. */
    private static final long COUNTED_AFTER_MILLIS = 15_000;

    private static final long NOT_OVER = Long.MAX_VALUE;

    /** By the cluster's clock, which stands still while nothing arrives. */
    public long fromMillis;

    public long toMillis = NOT_OVER;

    public BlindTime() {}

    /** Nothing can be read; what follows closely on another such time is taken as one with it. */
    static void begin(List<BlindTime> oldestFirst, long millis) {
        BlindTime last = oldestFirst.isEmpty() ? null : oldestFirst.get(oldestFirst.size() - 1);
        if (last != null && millis <= last.toMillis) {
            last.toMillis = NOT_OVER;
        } else {
            BlindTime blind = new BlindTime();
            blind.fromMillis = millis;
            oldestFirst.add(blind);
        }
    }

    /** Something can be read again. */
    static void end(List<BlindTime> oldestFirst, long millis) {
        for (BlindTime blind : oldestFirst) {
            if (blind.toMillis == NOT_OVER) {
                blind.toMillis = Math.max(blind.fromMillis, millis) + LINKING_MILLIS;
            }
        }
    }

    /** Whether all that can be known of it is known. */
    boolean isSettled(long clockMillis) {
        return toMillis != NOT_OVER && clockMillis >= toMillis + COUNTED_AFTER_MILLIS;
    }

    /** The word on it at a time, which takes the place of those said before. */
    Coverage word(String cluster, Collection<ServerBook> books, long clockMillis) {
        long to = Math.min(toMillis, Math.max(fromMillis, clockMillis));
        long counted = books.isEmpty() ? fromMillis : to;
        for (ServerBook book : books) {
            counted = Math.min(counted, book.countedUpTo(fromMillis, to));
        }
        return counted < to
                ? Coverage.unknown(cluster, counted, to, isSettled(clockMillis))
                : Coverage.known(cluster, fromMillis, to);
    }
}
