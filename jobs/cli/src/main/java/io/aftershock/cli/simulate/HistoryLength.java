package io.aftershock.cli.simulate;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import io.aftershock.simulator.history.SeededHistory;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/** How much history is made up. */
final class HistoryLength {

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "Days of history; default ${DEFAULT-VALUE}.",
            defaultValue = "30")
    private int days;

    @Option(
            names = "--clusters",
            paramLabel = "N",
            description = "Clusters of the history's fleet; default ${DEFAULT-VALUE}.",
            defaultValue = "5")
    private int clusters;

    @Option(
            names = "--accounts",
            paramLabel = "N",
            description = "Accounts in each of them; default ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private int accounts;

    @Option(
            names = "--end",
            paramLabel = "DAY",
            description =
                    "The day before which the history ends; default ${DEFAULT-VALUE}, so that a seed gives the same"
                            + " rows whenever it is used.",
            defaultValue = "2026-11-01")
    private String end = "2026-11-01";

    SeededHistory history(long seed) {
        atLeastOne("--days", days);
        atLeastOne("--clusters", clusters);
        atLeastOne("--accounts", accounts);
        try {
            return new SeededHistory(
                    seed, LocalDate.parse(end).atStartOfDay().toInstant(ZoneOffset.UTC), days, clusters, accounts);
        } catch (DateTimeException e) {
            throw new CommandException(
                    ExitCode.USAGE, "--end is '" + end + "', and has to be a day such as 2026-11-01", e);
        }
    }

    private static void atLeastOne(String option, int number) {
        if (number < 1) {
            throw new CommandException(ExitCode.USAGE, option + " is " + number + ", and has to be at least 1");
        }
    }
}
