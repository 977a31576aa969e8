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

    /** What a job had told when it was stopped, and where its state is. */
    record Stopped(String savepoint, Replayed told) {}

    /** What both jobs have told together; the first one stops after so many rows. */
    Replayed stoppedAfter(long rows, int parallelism, int parallelismAfter) throws Exception {
        Stopped before = stopAfter(rows, parallelism);
        Replayed after = from(before.savepoint(), parallelismAfter);
        List<Line> lines = Stream.concat(before.told().lines().stream(), after.lines().stream())
                .sorted(Line.ORDER)
                .toList();
        return new Replayed(lines, sum(before.told().totals(), after.totals()));
    }

    /** A job that is stopped after so many rows. */
    Stopped stopAfter(long rows, int parallelism) throws Exception {
        try (LineSink.Collected lines = LineSink.collect()) {
            JobClient job = start(rows, parallelism, lines);
            String savepoint = job.stopWithSavepoint(
                            false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                    .get();
            Map<String, Object> totals = job.getJobExecutionResult().get().getAllAccumulatorResults();
            return new Stopped(savepoint, new Replayed(lines.sorted(), totals));
        }
    }

    /** What is told by a job that goes on from a savepoint to the end. */
    Replayed from(String savepoint, int parallelism) throws Exception {
        try (LineSink.Collected lines = LineSink.collect()) {
            JobExecutionResult result = goOn(savepoint, parallelism, lines);
            return new Replayed(lines.sorted(), result.getAllAccumulatorResults());
        }
    }

    private static Map<String, Object> sum(Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> sum = new HashMap<>(before);
        after.forEach((name, count) -> sum.merge(name, count, (a, b) -> (Long) a + (Long) b));
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
