package io.aftershock.cli.config;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.check.Thresholds.Setting;
import io.aftershock.monitor.check.Tunable;
import io.aftershock.monitor.config.ClusterConfig;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.monitor.config.schema.Amount;
import io.aftershock.monitor.config.tree.DidYouMean;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which thresholds hold in a place, and who set them. */
final class Explanation {

    private Explanation() {}

    /**
     * One line a tunable.
     *
     * @param place {@code CLUSTER} or {@code CLUSTER/ACCOUNT}
     */
    static List<String> lines(FleetConfig config, String place) {
        int slash = place.indexOf('/');
        String cluster = slash < 0 ? place : place.substring(0, slash);
        String account = slash < 0 ? null : place.substring(slash + 1);
        refuseStranger(config, cluster);
        Columns columns = new Columns();
        for (Check check : Check.values()) {
            for (Tunable tunable : check.tunables()) {
                row(columns, config.thresholds(), check, tunable, cluster, account);
            }
        }
        return columns.lines();
    }

    private static void row(
            Columns columns,
            Thresholds thresholds,
            Check check,
            Tunable tunable,
            String cluster,
            @Nullable String account) {
        Setting setting = thresholds.setting(check, tunable.key(), cluster, account);
        double value = setting == null ? tunable.defaultValue() : setting.value();
        columns.row(
                check.name() + "." + tunable.key(),
                Amount.print(tunable.unit(), value),
                setting == null ? "default: " + tunable.reason() : setting.origin());
    }

    private static void refuseStranger(FleetConfig config, String cluster) {
        List<String> names = config.clusters().stream().map(ClusterConfig::name).toList();
        boolean mayBeInBucket = config.directory() != null;
        if (!names.contains(cluster) && !mayBeInBucket) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "the configuration has no cluster '" + cluster + "', must be one of " + String.join(", ", names)
                            + DidYouMean.ending(cluster, names));
        }
    }
}
