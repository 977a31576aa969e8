package io.aftershock.cli.bench;

import io.aftershock.connectors.nats.source.JetStreamTelemetrySource;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.synadia.SynadiaTelemetrySource;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.MonitorTopology;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.ingest.RowDecoder;
import io.aftershock.monitor.publish.FindingLines;
import io.aftershock.monitor.publish.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The five things that are measured, by name. */
final class Measurements {

    /** What the others are compared with. */
    static final String BASE = "fetch_loop";

    static final String PARSE = "parse";

    private static final String SYNADIA = "synadia";
    private static final int DISTINCT_ROWS = 10_000;

    private Measurements() {}

    /** One of them. */
    interface Measurement {
        Rate measure() throws Exception;
    }

    /** All of them over one stream, in the order in which they are printed. */
    static Map<String, Measurement> of(BenchStream stream, Audits audits, int parallelism) {
        Map<String, Measurement> all = new LinkedHashMap<>();
        all.put(BASE, () -> FetchLoop.run(stream));
        all.put("source", () -> MeasuredJob.run("source", ours(stream), rows -> rows, stream, parallelism));
        all.put("job", () -> MeasuredJob.run("job", ours(stream), Measurements::wholeJob, stream, parallelism));
        if (hasSynadia()) {
            all.put(SYNADIA, () -> Synadia.run(stream, parallelism));
        }
        all.put(PARSE, () -> parse(audits, stream.rows()));
        return all;
    }

    /** Whether the adapter is on the class path; it is not part of the job's jar. */
    static boolean hasSynadia() {
        try {
            return Class.forName("io.synadia.flink.source.JetStreamSource") != null
                    && Class.forName("io.aftershock.connectors.synadia.SynadiaTelemetrySource") != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static JetStreamTelemetrySource ours(BenchStream stream) {
        return JetStreamTelemetrySource.bounded(stream.fleet(), StartingPosition.all());
    }

    private static DataStream<Line> wholeJob(DataStream<TelemetryRow> rows) {
        return FindingLines.of(MonitorTopology.define(rows, Settings.DEFAULTS));
    }

    private static Rate parse(Audits audits, int rows) {
        long nowMillis = System.currentTimeMillis();
        List<TelemetryRow> distinct = new ArrayList<>();
        for (int i = 0; i < Math.min(rows, DISTINCT_ROWS); i++) {
            distinct.add(TelemetryRow.event(
                    audits.cluster(i), nowMillis, audits.account(i), Audits.subject(), audits.body(i)));
        }
        RowDecoder decoder = new RowDecoder();
        Stopwatch watch = new Stopwatch();
        long accepted = 0;
        watch.begin();
        for (int i = 0; i < rows; i++) {
            accepted += decoder.accepts(distinct.get(i % distinct.size())) ? 1 : 0;
        }
        watch.end();
        return watch.rate(accepted, rows, PARSE);
    }

    /** In a class of its own, which is loaded only where the adapter is. */
    private static final class Synadia {
        private static Rate run(BenchStream stream, int parallelism) throws Exception {
            return MeasuredJob.run(
                    SYNADIA,
                    SynadiaTelemetrySource.bounded(stream.fleet(), StartingPosition.all()),
                    rows -> rows,
                    stream,
                    parallelism);
        }
    }
}
