package io.aftershock.monitor.replay;

import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.MonitorTopology;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.publish.FindingLines;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the whole topology over rows of any source, on a Flink cluster inside of the test. */
public final class TopologyRun {

    private TopologyRun() {}

    /** Where rows come from. */
    public interface Rows extends Function<StreamExecutionEnvironment, DataStream<TelemetryRow>> {}

    /** Runs bounded rows to their end. */
    public static Replayed toTheEnd(Rows rows, int parallelism) throws Exception {
        return toTheEnd(rows, parallelism, Settings.DEFAULTS);
    }

    private static Replayed toTheEnd(Rows rows, int parallelism, Settings settings) throws Exception {
        try (LineSink.Collected lines = LineSink.collect()) {
            StreamExecutionEnvironment env = environment(parallelism, new Configuration());
            define(env, rows, settings, lines);
            JobExecutionResult result = env.execute();
            return new Replayed(lines.sorted(), result.getAllAccumulatorResults());
        }
    }

    /** Runs rows that a test has made, in their order. */
    public static Replayed of(List<TelemetryRow> rows) throws Exception {
        return of(rows, Settings.DEFAULTS);
    }

    /** The same with other thresholds. */
    public static Replayed of(List<TelemetryRow> rows, Settings settings) throws Exception {
        return toTheEnd(
                env -> env.fromData(rows, TypeInformation.of(TelemetryRow.class))
                        .uid("rows"),
                1,
                settings);
    }

    static void define(StreamExecutionEnvironment env, Rows rows, LineSink.Collected lines) {
        define(env, rows, Settings.DEFAULTS, lines);
    }

    private static void define(StreamExecutionEnvironment env, Rows rows, Settings settings, LineSink.Collected lines) {
        FindingLines.of(MonitorTopology.define(rows.apply(env), settings))
                .sinkTo(lines.sink())
                .uid("lines");
    }

    static StreamExecutionEnvironment environment(int parallelism, Configuration more) {
        Configuration options = new Configuration();
        options.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        options.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        options.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        options.set(PipelineOptions.GENERIC_TYPES, false);
        options.set(PipelineOptions.OBJECT_REUSE, true);
        options.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        options.addAll(more);
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, options);
    }
}
