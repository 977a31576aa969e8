package io.aftershock.monitor.call;

import java.util.ArrayList;
import java.util.List;

/**
 * What an answer that came out of order changes in the calls that were counted before it.
 *
 * @param added when calls count that did not, epoch milliseconds
 * @param removed when calls counted that do no longer
 */
record CallMoves(List<Long> added, List<Long> removed) {

    CallMoves() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    void clear() {
        added.clear();
        removed.clear();
    }
}
