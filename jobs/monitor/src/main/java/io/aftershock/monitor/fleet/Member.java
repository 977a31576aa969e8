package io.aftershock.monitor.fleet;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A breach as far as an incident needs it.
 *
 * @param openedMillis epoch milliseconds
 * @param closedMillis epoch milliseconds; null while it is open
 */
public record Member(
        String breachId,
        String cluster,
        Severity severity,
        long openedMillis,
        @Nullable Long closedMillis) {

    static Member of(Breach breach) {
        return new Member(
                breach.id(), breach.cluster(), breach.severity(), breach.openedAtMillis(), breach.closedAtMillis());
    }

    boolean isOpen() {
        return closedMillis == null;
    }

    /** Whether two breaches opened within so many milliseconds. */
    boolean isNear(Member other, long withinMillis) {
        return Math.abs(openedMillis - other.openedMillis) <= withinMillis;
    }
}
