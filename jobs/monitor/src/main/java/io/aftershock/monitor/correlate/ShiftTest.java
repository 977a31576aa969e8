package io.aftershock.monitor.correlate;

/**
 * How likely it is by chance that what happens falls into certain times as much as it does: a test of all circular
 * shifts (Lotwick and Silverman 1982; Harris 2020, arXiv:2012.06862).
 *
 * <p>The times are moved against what happened by every whole second, around the end. That leaves both as they are, bursts
 * and gaps too, and breaks only what they have to do with each other: a client that retries a thousand times in one
 * second weighs no more than one second that could have lain elsewhere.
 */
final class ShiftTest {

    /** What falls into the times, by the seconds that they were moved by. */
    private final long[] insideByShift;

    /** A test over so many seconds. */
    ShiftTest(int seconds) {
        insideByShift = new long[seconds];
    }

    /** Adds what happened in each second, and the times that it is held against; both are moved together. */
    void add(long[] happened, boolean[] times) {
        int seconds = insideByShift.length;
        for (int second = 0; second < seconds; second++) {
            if (happened[second] == 0) {
                continue;
            }
            for (int shift = 0; shift < seconds; shift++) {
                if (times[(second + shift) % seconds]) {
                    insideByShift[shift] += happened[second];
                }
            }
        }
    }

    /**
     * The share of all positions, the true one among them, in which at least as much falls into the times. It is never
     * zero: a share of positions tried cannot prove that a thing is impossible (Phipson and Smyth 2010).
     */
    double pValue() {
        int asMuch = 0;
        for (long inside : insideByShift) {
            if (inside >= insideByShift[0]) {
                asMuch++;
            }
        }
        return (double) asMuch / insideByShift.length;
    }
}
