package io.aftershock.exporter.series;

/**
 * Which of the last 64 multiples of a step have been seen, so that each is taken once, in whatever order they come. What is
 * older than those is taken for seen.
 */
final class SeenTimes {

    static final int REMEMBERED = Long.SIZE;

    private long stepMillis;
    private long newestMillis;
    private long bits;

    SeenTimes() {}

    /** What was seen before a restart. */
    SeenTimes(State state) {
        this.stepMillis = state.stepMillis();
        this.newestMillis = state.newestMillis();
        this.bits = state.bits();
    }

    /** All that it knows. */
    record State(long stepMillis, long newestMillis, long bits) {}

    State state() {
        return new State(stepMillis, newestMillis, bits);
    }

    /** Takes note of a time; false if it was seen before. */
    boolean add(long millis, long step) {
        if (step != stepMillis) {
            return startOver(millis, step);
        }
        long ahead = Math.floorDiv(millis - newestMillis, step);
        if (ahead > 0) {
            bits = (ahead >= REMEMBERED ? 0 : bits << ahead) | 1;
            newestMillis = millis;
            return true;
        }
        long bit = -ahead >= REMEMBERED ? 0 : 1L << -ahead;
        boolean unseen = bit != 0 && (bits & bit) == 0;
        bits |= bit;
        return unseen;
    }

    /** With another step, as when windows get another length, all up to the newest was seen. */
    private boolean startOver(long millis, long step) {
        if (millis <= newestMillis) {
            return false;
        }
        bits = stepMillis == 0 ? 1 : -1L;
        stepMillis = step;
        newestMillis = millis;
        return true;
    }
}
