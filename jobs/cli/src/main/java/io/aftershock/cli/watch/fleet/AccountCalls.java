package io.aftershock.cli.watch.fleet;

import io.aftershock.model.window.ErrorRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The windows of one account over the last quarter of an hour. */
final class AccountCalls {

    private static final long MINUTE = 60_000;

    /** As long a window is "now"; then its account asks no longer, or nothing is known of it. */
    private static final long FRESH_MILLIS = 2 * MINUTE;

    /** By their end, those alone that follow each other without overlap. */
    private final NavigableMap<Long, Calls> windows = new TreeMap<>();

    private @Nullable ErrorRatio newest;

    /** Takes a window; one that was taken before changes nothing. */
    void take(ErrorRatio window) {
        if (newest == null || window.windowEndMillis() >= newest.windowEndMillis()) {
            newest = window;
        }
        if (window.windowEndMillis() % lengthOf(window) == 0) {
            windows.put(window.windowEndMillis(), new Calls(window.failedCalls(), window.calls()));
            windows.headMap(newest.windowEndMillis() - (Trend.MINUTES + 1) * MINUTE)
                    .clear();
        }
    }

    /** What people call the account; null if that is not known. */
    @Nullable
    String name() {
        return newest == null ? null : newest.accountName();
    }

    /** The minutes up to the one that ends at {@code lastMillis}, and what is now by the cluster's clock. */
    Trend trend(long lastMillis, long clockMillis) {
        List<Calls> minutes = new ArrayList<>(Trend.MINUTES);
        for (int back = Trend.MINUTES - 1; back >= 0; back--) {
            long end = lastMillis - back * MINUTE;
            minutes.add(windows.subMap(end - MINUTE, false, end, true).values().stream()
                    .reduce(Calls.NONE, Calls::plus));
        }
        return new Trend(now(clockMillis), minutes);
    }

    private Calls now(long clockMillis) {
        if (newest == null || clockMillis - newest.windowEndMillis() > FRESH_MILLIS) {
            return Calls.NONE;
        }
        long length = lengthOf(newest);
        return new Calls(newest.failedCalls() * MINUTE / length, newest.calls() * MINUTE / length);
    }

    private static long lengthOf(ErrorRatio window) {
        return Math.max(1, window.windowEndMillis() - window.windowStartMillis());
    }
}
