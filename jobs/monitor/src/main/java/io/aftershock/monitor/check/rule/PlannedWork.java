package io.aftershock.monitor.check.rule;

import io.aftershock.model.api.ApiCall;
import io.aftershock.monitor.check.lookback.LookBack;
import java.util.List;

/**
 * Failures that planned work explains: a step-down, a lame duck or a shutdown costs a few stray 10008, and wakes nobody.
 *
 * <p>Measured on nats-server 2.15.2: 0 to 9 of them within a second of a step-down.
 */
public final class PlannedWork {

    private static final String STEP_DOWN = ".LEADER.STEPDOWN";

    /** From just before the work, for the clocks of two servers differ, until the assets have elected too. */
    private static final long BEFORE_MILLIS = 1_000;

    private static final long AFTER_MILLIS = 4_000;

    private PlannedWork() {}

    public static boolean isStepDown(ApiCall call) {
        return call.operation().endsWith(STEP_DOWN) && !call.failed();
    }

    /** Failures of the cluster in {@code [fromMillis, toMillis)} that no planned work explains. */
    public static long unexplained(LookBack lookBack, List<Long> plannedAtMillis, long fromMillis, long toMillis) {
        return lookBack.panes.stream()
                .filter(pane -> pane.second * 1_000 >= fromMillis && pane.second * 1_000 < toMillis)
                .filter(pane -> plannedAtMillis.stream().noneMatch(planned -> isNear(pane.second * 1_000, planned)))
                .mapToLong(pane -> pane.serviceFaults)
                .sum();
    }

    private static boolean isNear(long secondMillis, long plannedMillis) {
        return secondMillis > plannedMillis - BEFORE_MILLIS - 1_000 && secondMillis <= plannedMillis + AFTER_MILLIS;
    }
}
