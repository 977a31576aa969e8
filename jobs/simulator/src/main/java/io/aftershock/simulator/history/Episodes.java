package io.aftershock.simulator.history;

import java.util.HashMap;
import java.util.Map;

/** The numbers of episodes, which make the ids of what is found. */
final class Episodes {

    private final Map<String, Integer> numbers = new HashMap<>();

    /** The next id that begins with these, joined by colons. */
    String next(String... parts) {
        String prefix = String.join(":", parts);
        return prefix + ":" + numbers.merge(prefix, 1, Integer::sum);
    }
}
