package io.aftershock.connectors.jsz.system;

/** How long to wait before a server is tried again. */
final class Backoff {

    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 4_000;

    private Backoff() {}

    /**
     * The pause after so many failures in a row: doubled each time, and spread over half to the whole of it so that not all
     * jobs come back to a server at once.
     *
     * @param spread from 0 to 1
     */
    static long millis(int failures, double spread) {
        long doubled = FIRST_MILLIS << Math.min(failures - 1, 10);
        return (long) (Math.min(LONGEST_MILLIS, doubled) * (0.5 + spread / 2));
    }
}
