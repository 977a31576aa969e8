package io.aftershock.monitor.check.rule;

import io.aftershock.model.api.ApiCall;
import io.aftershock.monitor.check.lookback.CallPane;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Failures that planned work explains: a step-down, a lame duck or a shutdown costs a few stray 10008, and wakes nobody.
 *
 * <p>Measured on nats-server 2.15.2: 0 to 9 of them within a second of a step-down.
 */
public final class PlannedWork {

    private static final String STEP_DOWN = ".LEADER.STEPDOWN";
    private static final String META_STEP_DOWN = "META.LEADER.STEPDOWN";

    /** From just before the work, for the clocks of two servers differ, until the assets have elected too. */
    private static final long BEFORE_MILLIS = 1_000;

    private static final long AFTER_MILLIS = 4_000;

    private PlannedWork() {}

    /**
     * Work that was done.
     *
     * @param account whose asset it was, which explains failures of that account alone: no tenant shall excuse another's;
     *     null for work on the servers or the meta leader, which concerns all
     * @param domain the JetStream domain that it was done in, which explains failures there alone; empty for none
     */
    public record Done(long atMillis, @Nullable String account, String domain) {}

    /** The work that a call did in a domain; null if it is none. */
    public static @Nullable Done of(ApiCall call, String domain, long atMillis) {
        if (call.failed() || !call.operation().endsWith(STEP_DOWN)) {
            return null;
        }
        return new Done(atMillis, call.operation().equals(META_STEP_DOWN) ? null : call.account(), domain);
    }

    /** Tells how many of a pane's failures of the cluster lie so near to work that concerns an account that it explains them. */
    public static ToLongFunction<CallPane> explaining(String account, List<Done> done) {
        List<Done> own = done.stream()
                .filter(work -> work.account() == null || work.account().equals(account))
                .toList();
        return pane -> explained(pane, own);
    }

    private static long explained(CallPane pane, List<Done> done) {
        return done.stream()
                .filter(work -> isNear(pane, work.atMillis()))
                .map(Done::domain)
                .distinct()
                .mapToLong(pane::serviceFaultsIn)
                .sum();
    }

    private static boolean isNear(CallPane pane, long plannedMillis) {
        return pane.endMillis() > plannedMillis - BEFORE_MILLIS && pane.startMillis() <= plannedMillis + AFTER_MILLIS;
    }
}
