package io.aftershock.simulator.history;

import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.election.Hint;
import java.util.List;

/**
 * A meta leader that was lost or gave up its lead, and what befell those who called.
 *
 * @param atMillis when the next leader was elected
 * @param previous number of the server that led before, from 1
 * @param troubles the calls that failed with it
 */
record Upset(
        int cluster,
        long atMillis,
        long outageMillis,
        int previous,
        int leader,
        ElectionCause cause,
        List<Hint> hints,
        List<Trouble> troubles) {

    static String server(int number) {
        return "n" + number;
    }
}
