package io.aftershock.monitor.replay;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.MonitorTopology;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.history.History;
import io.aftershock.monitor.publish.FindingLines;
import io.aftershock.monitor.publish.Findings;
import io.aftershock.monitor.replay.TopologyRun.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Runs rows to their end as {@code replay --history} does, and reads what is kept of them. */
public final class KeptHistory {

    private final HistoryConfig config;
    private final Replayed told;

    private KeptHistory(HistoryConfig config, Replayed told) {
        this.config = config;
        this.told = told;
    }

    public static KeptHistory of(List<TelemetryRow> rows, Path folder) throws Exception {
        return of(
                env -> env.fromData(rows, TypeInformation.of(TelemetryRow.class))
                        .uid("rows"),
                1,
                folder);
    }

    static KeptHistory of(Rows rows, int parallelism, Path folder) throws Exception {
        HistoryConfig config = HistoryConfig.inFolder(folder);
        try (LineSink.Collected lines = LineSink.collect()) {
            StreamExecutionEnvironment env = TopologyRun.environment(parallelism, new Configuration());
            Findings findings = MonitorTopology.define(rows.apply(env), Settings.DEFAULTS);
            FindingLines.of(findings).sinkTo(lines.sink()).uid("lines");
            History.keep(findings, Settings.DEFAULTS, config);
            JobExecutionResult result = env.execute();
            return new KeptHistory(config, new Replayed(lines.sorted(), result.getAllAccumulatorResults()));
        }
    }

    /** What the same run has told. */
    public Replayed told() {
        return told;
    }

    /** The rows of a table. */
    public List<Record> rows(HistoryTable table) throws IOException {
        List<Record> rows = new ArrayList<>();
        try (Warehouse warehouse = Warehouse.openExisting(config);
                CloseableIterable<Record> records =
                        IcebergGenerics.read(warehouse.table(table)).build()) {
            records.forEach(rows::add);
        }
        return rows;
    }
}
