package io.aftershock.monitor.check;

import io.aftershock.monitor.check.Thresholds.Setting;
import io.aftershock.monitor.policy.LivePolicy;
import io.aftershock.monitor.policy.MaintenanceWindow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By what the checks judge: which thresholds hold where, and when work is planned. */
public record Policy(Thresholds thresholds, List<MaintenanceWindow> maintenance) implements Serializable {

    public Policy {
        maintenance = List.copyOf(maintenance);
    }

    /** The same with what was set since; of two values for the same place the live one wins. */
    Policy with(LivePolicy live) {
        if (live.isEmpty()) {
            return this;
        }
        List<Setting> settings = new ArrayList<>(thresholds.settings());
        live.values()
                .forEach(value -> settings.add(new Setting(
                        Check.valueOf(value.check()),
                        value.key(),
                        value.value(),
                        value.environment(),
                        value.cluster(),
                        value.account(),
                        value.origin())));
        List<MaintenanceWindow> windows = new ArrayList<>(maintenance);
        windows.addAll(live.maintenance());
        String version = thresholds.version() + "+" + live.revision();
        return new Policy(new Thresholds(settings, thresholds.environments(), version), windows);
    }

    /** The planned work on a cluster at a time of its clock; null for none. */
    @Nullable
    MaintenanceWindow maintenanceOf(String cluster, long atMillis) {
        String environment = thresholds.environments().get(cluster);
        return maintenance.stream()
                .filter(window -> window.holds(cluster, environment, atMillis))
                .findFirst()
                .orElse(null);
    }
}
