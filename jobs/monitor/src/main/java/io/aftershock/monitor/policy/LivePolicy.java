package io.aftershock.monitor.policy;

import java.io.Serializable;
import java.util.List;

/**
 * All that was set while the job ran and still holds.
 *
 * @param revision of the bucket's last change that counts: it is part of the version in each finding
 * @param values in the order of their keys
 * @param maintenance in the order of their keys
 */
public record LivePolicy(long revision, List<LiveValue> values, List<MaintenanceWindow> maintenance)
        implements Serializable {

    /** Nothing but the configuration holds. */
    public static final LivePolicy NONE = new LivePolicy(0, List.of(), List.of());

    public LivePolicy {
        values = List.copyOf(values);
        maintenance = List.copyOf(maintenance);
    }

    public boolean isEmpty() {
        return values.isEmpty() && maintenance.isEmpty();
    }
}
