package io.aftershock.monitor.replay;

import io.aftershock.connectors.capture.CaptureSource;
import io.aftershock.monitor.publish.Line;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Replays a capture with a stop in the middle: a savepoint, and another job that goes on from there. */
final class InterruptedReplay {

    private final Captures capture;
    private final Path savepoints;

    InterruptedReplay(Captures capture, Path savepoints) {
        this.capture = capture;
        this.savepoints = savepoints;
    }

    /** What both jobs have told together; the first one stops after so many rows. */
    Replayed stoppedAfter(long rows, int parallelism, int parallelismAfter) throws Exception {
        try (LineSink.Collected before = LineSink.collect();
                LineSink.Collected after = LineSink.collect()) {
            JobClient stopped = start(rows, parallelism, before);
            String savepoint = stopped.stopWithSavepoint(
                            false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                    .get();
            JobExecutionResult result = goOn(savepoint, parallelismAfter, after);
            List<Line> lines = Stream.concat(before.sorted().stream(), after.sorted().stream())
                    .sorted(Line.ORDER)
                    .toList();
            return new Replayed(lines, sum(stopped.getJobExecutionResult().get(), result));
        }
    }

    private static Map<String, Object> sum(JobExecutionResult... results) {
        Map<String, Object> sum = new HashMap<>();
        for (JobExecutionResult result : results) {
            result.getAllAccumulatorResults()
                    .forEach((name, count) -> sum.merge(name, count, (a, b) -> (Long) a + (Long) b));
        }
        return sum;
    }

    private JobClient start(long rows, int parallelism, LineSink.Collected lines) throws Exception {
        RowGate gate = new RowGate(rows);
        StreamExecutionEnvironment env = TopologyRun.environment(parallelism, new Configuration());
        define(env, source().pausingAfter(rows), gate, lines);
        JobClient job = env.executeAsync();
        gate.awaitRows();
        return job;
    }

    private JobExecutionResult goOn(String savepoint, int parallelism, LineSink.Collected lines) throws Exception {
        Configuration options = new Configuration();
        options.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        StreamExecutionEnvironment env = TopologyRun.environment(parallelism, options);
        define(env, source(), new RowGate(0), lines);
        return env.execute();
    }

    private static void define(
            StreamExecutionEnvironment env, CaptureSource source, RowGate gate, LineSink.Collected lines) {
        TopologyRun.define(
                env, each -> CaptureReplay.rows(each, source).filter(gate).uid("gate"), lines);
    }

    private CaptureSource source() {
        return CaptureSource.of(List.of(capture.file()));
    }
}
