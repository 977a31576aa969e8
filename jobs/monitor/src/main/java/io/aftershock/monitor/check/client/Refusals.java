package io.aftershock.monitor.check.client;

import java.util.ArrayList;
import java.util.List;

/** The connections of one account that were refused a consumer; public fields for Flink's serializer. */
public final class Refusals {

    /** Of more than so many those are forgotten that were refused the longest time ago. */
    private static final int MOST = 500;

    /** Each connection and consumer once, with its last time; the earliest of those first. */
    public List<Refusal> last = new ArrayList<>();

    void add(Refusal refusal) {
        int known = 0;
        while (known < last.size() && !last.get(known).isSame(refusal)) {
            known++;
        }
        if (known < last.size()) {
            if (last.get(known).atMillis() >= refusal.atMillis()) {
                return;
            }
            last.remove(known);
        } else if (last.size() == MOST) {
            last.remove(0);
        }
        int place = last.size();
        while (place > 0 && last.get(place - 1).atMillis() > refusal.atMillis()) {
            place--;
        }
        last.add(place, refusal);
    }

    /** Forgets what lies before a time; true if nothing is left. */
    boolean forgetBefore(long millis) {
        last.removeIf(refusal -> refusal.atMillis() < millis);
        return last.isEmpty();
    }
}
