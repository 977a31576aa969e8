package io.aftershock.cli.backtest;

import io.aftershock.cli.EmbeddedFlink;
import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.connectors.capture.CaptureSource;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.MonitorTopology;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.history.History;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

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

    /** Keeps the history of a capture, as the job does. */
    static void keep(String cluster, String capture, Path folder) throws Exception {
        StreamExecutionEnvironment env = EmbeddedFlink.environment(1, new Configuration());
        DataStream<TelemetryRow> rows = env.fromSource(
                        CaptureSource.of(List.of(new CaptureFile(cluster, capture))),
                        WatermarkStrategy.noWatermarks(),
                        "captures",
                        TypeInformation.of(TelemetryRow.class))
                .uid("captures");
        History.keep(
                MonitorTopology.define(rows, Settings.DEFAULTS), Settings.DEFAULTS, HistoryConfig.inFolder(folder));
        env.execute();
    }
}
