package io.aftershock.cli.backtest;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import io.aftershock.monitor.MonitorTopology.Settings;

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
}
