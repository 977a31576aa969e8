package io.aftershock.cli.demo;

import io.aftershock.cli.stage.Told;
import java.util.List;
import java.util.function.Predicate;

/**
 * One thing that is done to the cluster, and what has to be found.
 *
 * @param title what is done, in the words of the table
 * @param deed does it
 * @param expected what has to be found
 * @param explains whether a finding that nobody asked for, but that follows from the deed, is explained by it
 */
record Act(String title, Deed deed, List<Expected> expected, Predicate<Told> explains) {

    /** Does something to the cluster. */
    interface Deed {
        void run() throws Exception;
    }

    static final Predicate<Told> NOTHING = told -> false;
}
