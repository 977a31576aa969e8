package io.aftershock.monitor.fleet;

import java.util.ArrayList;
import java.util.List;

/** When clusters began to have one kind of trouble, over the last day; public fields for Flink's serializer. */
public final class Openings {

    private static final long DAY_MILLIS = 86_400_000;

    /** More than this in a day is so common that nothing follows from it. */
    private static final int MOST = 2_000;

    /** In the order in which they became known; one for all that a cluster opens at a time, and one for an incident. */
    public List<Long> atMillis = new ArrayList<>();

    void add(long openedMillis) {
        atMillis.removeIf(at -> at < openedMillis - DAY_MILLIS);
        if (atMillis.size() == MOST) {
            atMillis.remove(0);
        }
        atMillis.add(openedMillis);
    }

    /** Forgets one: it was no trouble of its own. */
    void remove(long openedMillis) {
        atMillis.remove(Long.valueOf(openedMillis));
    }

    /** How many would open within so many milliseconds if it goes on as in the day before a time; before the first it was quiet. */
    double expectedWithin(long withinMillis, long beforeMillis) {
        long known = atMillis.stream()
                .filter(at -> at < beforeMillis && at >= beforeMillis - DAY_MILLIS)
                .count();
        return known * (double) withinMillis / DAY_MILLIS;
    }
}
