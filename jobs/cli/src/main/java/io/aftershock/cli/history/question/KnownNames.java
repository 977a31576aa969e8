package io.aftershock.cli.history.question;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import io.aftershock.connectors.history.query.CallCounts;
import io.aftershock.connectors.history.query.HistoryDatabase;
import io.aftershock.connectors.history.scan.TimeRange;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.monitor.config.tree.DidYouMean;
import java.util.List;

/** Which clusters and accounts the whole history knows, to tell a name that is written wrong from one without rows. */
public final class KnownNames {

    private KnownNames() {}

    public static List<String> clusters(HistoryDatabase database, TimeRange extent) {
        show(database, extent);
        return database.ask(
                "select cluster from calls union select cluster from elections union select cluster from breaches order by 1",
                row -> row.getString(1));
    }

    /** Their keys and their names. */
    public static List<String> accounts(HistoryDatabase database, TimeRange extent) {
        show(database, extent);
        return database.ask(
                "with all_of as (select distinct account, account_name from calls"
                        + " union select account, account_name from breaches)"
                        + " select account from all_of where account is not null"
                        + " union select account_name from all_of where account_name is not null order by 1",
                row -> row.getString(1));
    }

    /** Refuses names that the history does not know. */
    public static void require(String what, List<String> names, List<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "the history knows no " + what + " '" + name + "'" + DidYouMean.ending(name, known));
            }
        }
    }

    private static void show(HistoryDatabase database, TimeRange extent) {
        CallCounts.show(database, extent, List.of(), CallCounts.Unit.DAY);
        database.show(HistoryTable.ELECTIONS, extent, List.of());
        database.show(HistoryTable.BREACHES, extent, List.of());
    }
}
