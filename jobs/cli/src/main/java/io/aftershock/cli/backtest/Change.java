package io.aftershock.cli.backtest;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Thresholds.Setting;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a backtest may change: by what is judged, and not what is read. */
final class Change {

    private Change() {}

    /** Refuses a change of anything else. */
    static void refuseOthers(Settings then, Settings with) {
        if (!then.windows().equals(with.windows())) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--set changes windows, by which nothing is judged: set a key of checks, overrides or maintenance");
        }
        if (!then.spans().equals(with.spans())) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--set changes what a cluster spans, so the two could not be compared: "
                            + "set a key of checks, overrides or maintenance");
        }
    }

    /** Refuses, over history, what history cannot tell anew: it keeps counts of calls, and no signals. */
    static void refuseAllButRatio(Settings then, Settings with) {
        Set<Setting> before = others(then);
        Set<Setting> after = others(with);
        Stream.concat(before.stream(), after.stream())
                .filter(setting -> !before.contains(setting) || !after.contains(setting))
                .findFirst()
                .ifPresent(setting -> {
                    throw new CommandException(
                            ExitCode.USAGE,
                            setting.check() + "." + setting.key() + " cannot be tried over history, which keeps counts"
                                    + " of calls and so can only judge JETSTREAM_009 anew: try it over captures");
                });
        if (!then.maintenance().equals(with.maintenance())) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "maintenance cannot be tried over history, whose findings are taken as they are stored:"
                            + " try it over captures");
        }
    }

    /** In their order, so that the first of several is the same each time. */
    private static Set<Setting> others(Settings settings) {
        return settings.thresholds().settings().stream()
                .filter(setting -> setting.check() != Check.JETSTREAM_009)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
