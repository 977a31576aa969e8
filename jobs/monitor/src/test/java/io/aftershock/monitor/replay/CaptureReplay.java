package io.aftershock.monitor.replay;

import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.connectors.capture.CaptureSource;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs captures through the whole topology, as the command line's {@code replay} does. */
public final class CaptureReplay {

    private static final Map<Captures, Replayed> ALONE = new EnumMap<>(Captures.class);

    private CaptureReplay() {}

    /** One capture at parallelism 1; the tests that look at its findings share one run of it. */
    public static synchronized Replayed of(Captures capture) throws Exception {
        Replayed known = ALONE.get(capture);
        if (known == null) {
            known = of(List.of(capture.file()), 1);
            ALONE.put(capture, known);
        }
        return known;
    }

    /** Any captures at any parallelism. */
    public static Replayed of(List<CaptureFile> files, int parallelism) throws Exception {
        return TopologyRun.toTheEnd(env -> rows(env, CaptureSource.of(files)), parallelism);
    }

    static DataStream<TelemetryRow> rows(StreamExecutionEnvironment env, CaptureSource source) {
        return env.fromSource(
                        source, WatermarkStrategy.noWatermarks(), "captures", TypeInformation.of(TelemetryRow.class))
                .uid("captures");
    }
}
