package io.aftershock.cli.backtest;

import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import io.aftershock.monitor.CallsOfCapture;
import java.nio.file.Path;
import java.util.List;

/** Captures of real clusters, and the history that is kept of them. */
final class Captured {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final Path FOLDER = ROOT.resolve("jobs/monitor/src/test/resources/captures");

    private Captured() {}

    /** No election; three clients make calls that cannot succeed. */
    static String misconfigured() {
        return FOLDER.resolve("a-healthy-misconfig-v2.15.1.ndjson.gz").toString();
    }

    /** Step-downs, crashes, a freeze, and a loss of quorum. */
    static String leaderFlaps() {
        return FOLDER.resolve("b-leader-flap-v2.15.1.ndjson.gz").toString();
    }

    /** Links cut between servers that never stop. */
    static String network() {
        return FOLDER.resolve("e-network-v2.15.2.ndjson.gz").toString();
    }

    /** Writes what history keeps of a capture. */
    static void keep(String cluster, String capture, Path folder) throws Exception {
        List<CaptureFile> files = List.of(new CaptureFile(cluster, capture));
        try (Warehouse warehouse = Warehouse.open(HistoryConfig.inFolder(folder))) {
            warehouse.append(HistoryTable.API_MINUTES, CallsOfCapture.minutes(files));
            warehouse.append(HistoryTable.BREACHES, CallsOfCapture.breaches(files));
            warehouse.append(HistoryTable.ELECTIONS, CallsOfCapture.elections(files));
        }
    }
}
