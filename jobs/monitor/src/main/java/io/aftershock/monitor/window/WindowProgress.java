package io.aftershock.monitor.window;

/**
 * How far a cluster's windows have been printed, and of which times telemetry is missing.
 *
 * @param startMillis event time of the cluster's oldest row: windows that begin before it are not complete
 * @param printedEndMillis end of the last windows that were printed
 * @param gapFromMillis from here on telemetry is known to be missing; {@link Long#MAX_VALUE} for none
 * @param gapToMillis until here; {@link Long#MAX_VALUE} while no row has come since
 */
public record WindowProgress(long startMillis, long printedEndMillis, long gapFromMillis, long gapToMillis) {

    static WindowProgress startingAt(long millis) {
        return new WindowProgress(millis, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE);
    }

    /** The first row to come need not be the oldest; one that is later than a window waits says nothing of what lies between. */
    boolean beginsBefore(long millis, long allowanceMillis) {
        return millis < startMillis && millis >= startMillis - allowanceMillis;
    }

    WindowProgress startedAt(long millis) {
        return new WindowProgress(millis, printedEndMillis, gapFromMillis, gapToMillis);
    }

    WindowProgress printedTo(long endMillis) {
        return new WindowProgress(startMillis, endMillis, gapFromMillis, gapToMillis);
    }

    /**
     * With a gap that lasts until rows come again. Gaps that touch the windows still open are taken as one: too wide an
     * "incomplete" misleads nobody.
     */
    WindowProgress withGapFrom(long millis, long forgetBeforeMillis) {
        boolean forgotten = gapToMillis < forgetBeforeMillis;
        return new WindowProgress(
                startMillis, printedEndMillis, forgotten ? millis : Math.min(gapFromMillis, millis), Long.MAX_VALUE);
    }

    /** Whether a row of this time is the first after a gap. */
    boolean endsGap(long millis) {
        return gapToMillis == Long.MAX_VALUE && millis > gapFromMillis;
    }

    WindowProgress withGapTo(long millis) {
        return new WindowProgress(startMillis, printedEndMillis, gapFromMillis, millis);
    }

    boolean isComplete(long windowStartMillis, long windowEndMillis) {
        boolean touchesGap = windowStartMillis <= gapToMillis && windowEndMillis > gapFromMillis;
        return windowStartMillis >= startMillis && !touchesGap;
    }
}
