package io.aftershock.simulator.score;

import java.util.List;

/** How late findings were, in order of size. */
public record Delays(List<Long> millis) {

    public Delays {
        millis = millis.stream().sorted().toList();
    }

    /** What a share of them does not exceed, in milliseconds; −1 if there are none. */
    public long of(double share) {
        return millis.isEmpty() ? -1 : millis.get((int) Math.ceil(share * millis.size()) - 1);
    }
}
