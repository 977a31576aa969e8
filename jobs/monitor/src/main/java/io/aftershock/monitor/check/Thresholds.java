package io.aftershock.monitor.check;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which value of a tunable holds where: fleet, environment, cluster, account; the most specific wins, and of two alike
 * the later.
 *
 * @param settings in the order of the configuration
 * @param environments by cluster
 * @param version names this set of values; it is in every finding
 */
public record Thresholds(List<Setting> settings, Map<String, String> environments, String version)
        implements Serializable {

    /** The defaults of the catalogue. */
    public static final Thresholds DEFAULTS = new Thresholds(List.of(), Map.of(), "defaults");

    public Thresholds {
        settings = List.copyOf(settings);
        environments = Map.copyOf(environments);
    }

    /**
     * One value, and where it holds; null stands for everywhere.
     *
     * @param origin the key path that set it, for people
     */
    public record Setting(
            Check check,
            String key,
            double value,
            @Nullable String environment,
            @Nullable String cluster,
            @Nullable String account,
            String origin)
            implements Serializable {

        private int specificity() {
            return (account == null ? 0 : 4) + (cluster == null ? 0 : 2) + (environment == null ? 0 : 1);
        }
    }

    /** The setting that holds, or null where the catalogue's default does. */
    public @Nullable Setting setting(Check check, String key, String cluster, @Nullable String account) {
        return setting(check, key, cluster, account, null);
    }

    private @Nullable Setting setting(
            Check check, String key, String cluster, @Nullable String account, @Nullable String accountName) {
        Setting best = null;
        for (Setting setting : settings) {
            if (setting.check() == check
                    && setting.key().equals(key)
                    && (holds(setting, cluster, account)
                            || (accountName != null && holds(setting, cluster, accountName)))
                    && (best == null || setting.specificity() >= best.specificity())) {
                best = setting;
            }
        }
        return best;
    }

    /** The value that holds. */
    public double value(Check check, String key, String cluster, @Nullable String account) {
        return value(check, key, cluster, account, null);
    }

    private double value(
            Check check, String key, String cluster, @Nullable String account, @Nullable String accountName) {
        Setting setting = setting(check, key, cluster, account, accountName);
        return setting == null ? check.tunable(key).defaultValue() : setting.value();
    }

    /** Whether any setting is for this account alone. */
    boolean names(@Nullable String account) {
        return account != null && settings.stream().anyMatch(setting -> account.equals(setting.account()));
    }

    /** The largest value that holds anywhere. */
    public double largest(Check check, String key) {
        return settings.stream()
                .filter(setting -> setting.check() == check && setting.key().equals(key))
                .mapToDouble(Setting::value)
                .reduce(check.tunable(key).defaultValue(), Math::max);
    }

    /** All values of a check that hold in a place, by key. */
    public Map<String, Double> values(Check check, String cluster, @Nullable String account) {
        return values(check, cluster, account, null);
    }

    /** The same for an account that a configuration may call by its key or by its name. */
    public Map<String, Double> values(
            Check check, String cluster, @Nullable String account, @Nullable String accountName) {
        Map<String, Double> values = new HashMap<>();
        check.tunables()
                .forEach(tunable ->
                        values.put(tunable.key(), value(check, tunable.key(), cluster, account, accountName)));
        return values;
    }

    private boolean holds(Setting setting, String cluster, @Nullable String account) {
        return matches(setting.environment(), environments.get(cluster))
                && matches(setting.cluster(), cluster)
                && matches(setting.account(), account);
    }

    private static boolean matches(@Nullable String wanted, @Nullable String actual) {
        return wanted == null || wanted.equals(actual);
    }
}
