package io.aftershock.cli.watch.view;

import io.aftershock.cli.watch.fleet.AccountRow;
import io.aftershock.cli.watch.fleet.ClusterRow;
import io.aftershock.cli.watch.fleet.FleetView;
import io.aftershock.model.finding.Breach;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rows of the table in their order.
 *
 * <p>Sorted by severity, accounts of which nothing is to be told have a row only if there is room for all: else healthy
 * accounts of the worst cluster would push what is wrong with the second one off the screen.
 */
public final class TableRows {

    private TableRows() {}

    /** Those of a table with so many lines. */
    public static List<TableRow> of(FleetView fleet, ViewState state, int lines) {
        List<TableRow> all = rows(fleet, state, false);
        boolean folds = state.sort() == Sort.SEVERITY && state.filter().isEmpty() && !state.all();
        return folds && all.size() > lines ? rows(fleet, state, true) : all;
    }

    private static List<TableRow> rows(FleetView fleet, ViewState state, boolean fold) {
        List<TableRow> rows = new ArrayList<>();
        if (state.filter().isEmpty()) {
            fleet.incidents().forEach(incident -> rows.add(new TableRow.OfIncident(incident)));
        }
        fleet.clusters().stream().sorted(state.sort().ofClusters()).forEach(cluster -> {
            List<AccountRow> wanted = cluster.accounts().stream()
                    .filter(account -> matches(cluster, state) || matches(account, state))
                    .sorted(state.sort().ofAccounts())
                    .toList();
            List<AccountRow> shown = wanted.stream()
                    .filter(account -> !fold || !account.findings().isEmpty())
                    .toList();
            if (!wanted.isEmpty() || matches(cluster, state)) {
                rows.add(new TableRow.OfCluster(cluster, wanted.size() - shown.size()));
                shown.forEach(account -> rows.add(new TableRow.OfAccount(account)));
            }
        });
        return rows;
    }

    private static boolean matches(ClusterRow cluster, ViewState state) {
        return contains(cluster.cluster(), state.filter());
    }

    private static boolean matches(AccountRow account, ViewState state) {
        return contains(account.account(), state.filter())
                || (account.name() != null && contains(account.name(), state.filter()));
    }

    private static boolean contains(String name, String filter) {
        return name.toLowerCase(Locale.ROOT).contains(filter.toLowerCase(Locale.ROOT));
    }

    /** The row that was opened; it may be there no more. */
    static Optional<TableRow> chosenOf(FleetView fleet, ViewState state) {
        return rows(fleet, state.filtered("", false), false).stream()
                .filter(row -> row.key().equals(state.chosen()))
                .findFirst();
    }

    /** What is open in the row that was opened, the worst first. */
    static List<Breach> opened(FleetView fleet, ViewState state) {
        return chosenOf(fleet, state).map(TableRow::opens).orElse(List.of());
    }

    /** The place of the row that is chosen; the first if it is there no more. */
    public static int chosen(List<TableRow> rows, ViewState state) {
        for (int place = 0; place < rows.size(); place++) {
            if (rows.get(place).key().equals(state.chosen())) {
                return place;
            }
        }
        return 0;
    }
}
