package io.aftershock.cli.simulate;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.scan.HistoryExtent;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import io.aftershock.connectors.history.warehouse.WarehouseException;
import io.aftershock.model.window.ApiMinute;
import io.aftershock.model.window.ClientMinute;
import io.aftershock.monitor.history.Rows;
import io.aftershock.simulator.history.HistoryRows;
import io.aftershock.simulator.history.SeededFindings;
import io.aftershock.simulator.history.SeededHistory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Writes a made-up history into the tables, a day at a time, while the next day is being made up. */
final class HistoryWriting {

    private final SeededHistory history;
    private final Warehouse warehouse;
    private final PrintWriter progress;

    private HistoryWriting(SeededHistory history, Warehouse warehouse, PrintWriter progress) {
        this.history = history;
        this.warehouse = warehouse;
        this.progress = progress;
    }

    /** Makes a history in a folder that has none yet. */
    static void of(SeededHistory history, Path folder, PrintWriter progress) throws Exception {
        try (Warehouse warehouse = Warehouse.open(HistoryConfig.inFolder(folder))) {
            if (HistoryExtent.of(warehouse) != null) {
                throw new CommandException(
                        ExitCode.FAILED,
                        folder
                                + " holds a history already, to which nothing is added: name another folder, or delete it");
            }
            new HistoryWriting(history, warehouse, progress).write();
        } catch (WarehouseException e) {
            throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private void write() throws IOException, InterruptedException, ExecutionException {
        long rows = 0;
        ExecutorService ahead = Executors.newSingleThreadExecutor();
        try {
            Future<Day> next = ahead.submit(() -> day(0));
            for (int number = 0; number < history.days(); number++) {
                Day day = next.get();
                int following = number + 1;
                next = ahead.submit(() -> following < history.days() ? day(following) : new Day());
                warehouse.append(HistoryTable.API_MINUTES, mapped(day.calls, Rows::of));
                warehouse.append(HistoryTable.CLIENT_MINUTES, mapped(day.clients, Rows::of));
                rows += day.calls.size() + day.clients.size();
                progress.println(following + " of " + history.days() + " days written, " + rows + " rows");
                progress.flush();
            }
        } finally {
            ahead.shutdownNow();
        }
        append(history.findings());
        progress.println("history of " + history.clusters().size() + " clusters from " + history.start() + " to "
                + history.end());
        progress.flush();
    }

    private Day day(int number) {
        Day day = new Day();
        history.tellDay(number, day);
        return day;
    }

    private void append(SeededFindings found) throws IOException {
        warehouse.append(HistoryTable.ELECTIONS, mapped(found.elections(), Rows::of));
        warehouse.append(HistoryTable.STALLS, mapped(found.stalls(), Rows::of));
        warehouse.append(HistoryTable.BREACHES, mapped(found.breaches(), Rows::of));
        warehouse.append(HistoryTable.CORRELATIONS, mapped(found.correlations(), Rows::of));
        warehouse.append(HistoryTable.INCIDENTS, mapped(found.incidents(), Rows::of));
        warehouse.append(HistoryTable.COVERAGE, mapped(found.coverage(), Rows::of));
    }

    /** One by one as they are written, since a day of rows of a table takes more room than what it is made of. */
    private static <T> Iterable<HistoryRow> mapped(List<T> values, Function<T, HistoryRow> row) {
        return () -> values.stream().map(row).iterator();
    }

    /** What was made up for a day. */
    private static final class Day implements HistoryRows {

        private final List<ApiMinute> calls = new ArrayList<>();
        private final List<ClientMinute> clients = new ArrayList<>();

        @Override
        public void calls(ApiMinute minute) {
            calls.add(minute);
        }

        @Override
        public void client(ClientMinute minute) {
            clients.add(minute);
        }
    }
}
