package io.aftershock.cli.demo;

import io.aftershock.cli.stage.Told;
import java.util.function.Predicate;

/**
 * Something that the job has to find.
 *
 * @param what in the words of the table
 * @param withinMillis how long after the deed, at the latest
 * @param holdsUp whether the story waits for it before it goes on
 */
record Expected(String what, long withinMillis, boolean holdsUp, Predicate<Told> matches) {

    /** Something that the story waits for. */
    static Expected soon(String what, long withinMillis, Predicate<Told> matches) {
        return new Expected(what, withinMillis, true, matches);
    }

    /** Something that comes while the story goes on. */
    static Expected inTime(String what, long withinMillis, Predicate<Told> matches) {
        return new Expected(what, withinMillis, false, matches);
    }
}
