package io.aftershock.cli.config;

import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.check.Thresholds.Setting;
import io.aftershock.monitor.check.Tunable;
import io.aftershock.monitor.check.Unit;
import io.aftershock.monitor.config.schema.Amount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes {@code checks} and {@code overrides}. */
final class EffectiveChecks {

    /** No cluster is called so: what holds here holds everywhere. */
    private static final String ANYWHERE = "";

    private EffectiveChecks() {}

    static Map<String, Object> ofFleet(Thresholds thresholds) {
        Map<String, Object> checks = new LinkedHashMap<>();
        for (Check check : Check.values()) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Tunable tunable : check.tunables()) {
                values.put(tunable.key(), written(tunable, thresholds.value(check, tunable.key(), ANYWHERE, null)));
            }
            checks.put(check.name(), values);
        }
        return checks;
    }

    /** Those that hold somewhere only, in the order of the configuration; null for none. */
    static @Nullable List<Map<String, Object>> overrides(Thresholds thresholds) {
        Map<Map<String, Object>, Map<String, Map<String, Object>>> byPlace = new LinkedHashMap<>();
        for (Setting setting : thresholds.settings()) {
            Map<String, Object> place = place(setting);
            if (!place.isEmpty()) {
                byPlace.computeIfAbsent(place, any -> new LinkedHashMap<>())
                        .computeIfAbsent(setting.check().name(), any -> new LinkedHashMap<>())
                        .put(setting.key(), written(setting.check().tunable(setting.key()), setting.value()));
            }
        }
        List<Map<String, Object>> overrides = new ArrayList<>();
        byPlace.forEach((place, checks) -> {
            Map<String, Object> override = new LinkedHashMap<>(place);
            override.put("checks", checks);
            overrides.add(override);
        });
        return overrides.isEmpty() ? null : overrides;
    }

    private static Map<String, Object> place(Setting setting) {
        Map<String, Object> place = new LinkedHashMap<>();
        put(place, "environment", setting.environment());
        put(place, "cluster", setting.cluster());
        put(place, "account", setting.account());
        return place;
    }

    private static void put(Map<String, Object> place, String key, @Nullable String value) {
        if (value != null) {
            place.put(key, value);
        }
    }

    private static Object written(Tunable tunable, double value) {
        return tunable.unit() == Unit.COUNT ? (Object) Math.round(value) : Amount.print(tunable.unit(), value);
    }
}
