package io.aftershock.cli.watch.fleet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The calls of the last quarter of an hour and those of now.
 *
 * @param now of the newest window, a minute's worth; {@link Calls#NONE} if it is long gone
 * @param minutes one each for {@link #MINUTES}, the oldest first
 */
public record Trend(Calls now, List<Calls> minutes) {

    /** As many as columns of the sparkline. */
    public static final int MINUTES = 15;

    private static final List<Calls> SILENCE = List.copyOf(Collections.nCopies(MINUTES, Calls.NONE));

    public static final Trend NONE = new Trend(Calls.NONE, SILENCE);

    /** Those of two accounts together. */
    public Trend plus(Trend other) {
        List<Calls> sums = new ArrayList<>(MINUTES);
        for (int i = 0; i < MINUTES; i++) {
            sums.add(minutes.get(i).plus(other.minutes.get(i)));
        }
        return new Trend(now.plus(other.now), sums);
    }

    /** Whether anybody called in all that time. */
    public boolean isSilent() {
        return now.calls() == 0 && minutes.stream().allMatch(minute -> minute.calls() == 0);
    }
}
