package io.aftershock.monitor.window;

import java.io.Serializable;

/**
 * The shape of the windows, in milliseconds.
 *
 * @param sizeMillis length of a window; a multiple of the slide
 * @param slideMillis distance of two windows; ends are multiples of it since the epoch
 * @param allowanceMillis how long after its end a window waits for late rows before it is printed
 */
public record WindowSpec(long sizeMillis, long slideMillis, long allowanceMillis) implements Serializable {

    /** A minute every ten seconds; a thawing server delivers rows 12 s old and older. */
    public static final WindowSpec DEFAULT = new WindowSpec(60_000, 10_000, 30_000);

    public long paneStart(long atMillis) {
        return Math.floorDiv(atMillis, slideMillis) * slideMillis;
    }

    /** The end of the last window that is final when the clock shows this time. */
    long lastFinalEnd(long clockMillis) {
        return paneStart(clockMillis - allowanceMillis);
    }
}
