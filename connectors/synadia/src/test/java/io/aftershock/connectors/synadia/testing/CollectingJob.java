package io.aftershock.connectors.synadia.testing;

import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import io.aftershock.testkit.server.Deadline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job that collects what a source emits, and can be made to fail once. */
public final class CollectingJob implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NEVER = -1;
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Map<Integer, List<TelemetryRow>> COLLECTED = new ConcurrentHashMap<>();
    private static final Map<Integer, Integer> FAILS_AT = new ConcurrentHashMap<>();

    private final int number;
    private final JobClient client;

    private CollectingJob(int number, JobClient client) {
        this.number = number;
        this.client = client;
    }

    public static CollectingJob start(Source<TelemetryRow, ?, ?> source) throws Exception {
        return start(source, new Configuration(), 200, NEVER);
    }

    public static CollectingJob startFrom(String savepoint, Source<TelemetryRow, ?, ?> source) throws Exception {
        return start(source, new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint), 200, NEVER);
    }

    /** A job that fails with that row, and is then restarted by Flink. */
    public static CollectingJob startFailingAt(int row, long checkpointMillis, Source<TelemetryRow, ?, ?> source)
            throws Exception {
        return start(source, new Configuration(), checkpointMillis, row);
    }

    private static CollectingJob start(
            Source<TelemetryRow, ?, ?> source, Configuration config, long checkpointMillis, int failsAt)
            throws Exception {
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, failsAt == NEVER ? 0 : 1);
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        int number = NUMBERS.incrementAndGet();
        COLLECTED.put(number, Collections.synchronizedList(new ArrayList<>()));
        FAILS_AT.put(number, failsAt);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(config);
        env.setParallelism(1);
        env.enableCheckpointing(checkpointMillis);
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "telemetry")
                .uid("telemetry")
                .sinkTo(new Collecting(number))
                .uid("collecting");
        return new CollectingJob(number, env.executeAsync("telemetry"));
    }

    public List<TelemetryRow> rows() {
        List<TelemetryRow> rows = COLLECTED.getOrDefault(number, List.of());
        synchronized (rows) {
            return List.copyOf(rows);
        }
    }

    /** The bodies of a cluster's messages, in the order in which they came. */
    public List<String> bodies(String cluster) {
        return rows().stream()
                .filter(row -> row.kind() == Kind.EVENT && row.cluster().equals(cluster))
                .map(row -> new String(row.data(), StandardCharsets.UTF_8))
                .toList();
    }

    /** What the source said of itself, without what it repeats each second. */
    public List<Condition> events() {
        return rows().stream()
                .map(TelemetryRow::status)
                .filter(Objects::nonNull)
                .map(SourceStatus::condition)
                .filter(condition -> condition != Condition.CAUGHT_UP && condition != Condition.BEHIND)
                .toList();
    }

    public void awaitBody(String cluster, String body) {
        await(body + " of " + cluster, () -> bodies(cluster).contains(body));
    }

    public void awaitEvent(Condition condition) {
        await(condition.toString(), () -> events().contains(condition));
    }

    private void await(String what, java.util.function.BooleanSupplier condition) {
        Deadline.in(PATIENCE).await(what, () -> {
            if (client.getJobStatus().join() == JobStatus.FAILED) {
                throw new IllegalStateException("the job failed");
            }
            return condition.getAsBoolean();
        });
    }

    public String stopWithSavepoint(Path folder) throws Exception {
        return client.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits until a bounded source has ended. */
    public void awaitEnd() throws Exception {
        client.getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        if (!client.getJobStatus().join().isTerminalState()) {
            client.cancel().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }
        COLLECTED.remove(number);
    }

    private record Collecting(int number) implements Sink<TelemetryRow> {

        @Override
        public SinkWriter<TelemetryRow> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(TelemetryRow row, Context at) {
                    List<TelemetryRow> rows = COLLECTED.get(number);
                    if (rows == null) {
                        return;
                    }
                    rows.add(row);
                    if (rows.size() == FAILS_AT.get(number)) {
                        throw new IllegalStateException("made to fail");
                    }
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
