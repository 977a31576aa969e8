package io.aftershock.connectors.nats.testing;

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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
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

/** A job that does nothing but collect what a source emits; it must never fail or restart. */
public final class TelemetryJob implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Map<Integer, List<TelemetryRow>> COLLECTED = new ConcurrentHashMap<>();
    private static final Map<Integer, CountDownLatch> HELD = new ConcurrentHashMap<>();
    private static final int NEVER = -1;

    private final int number;
    private final JobClient client;

    private TelemetryJob(int number, JobClient client) {
        this.number = number;
        this.client = client;
    }

    public static TelemetryJob start(Source<TelemetryRow, ?, ?> source) throws Exception {
        return start(source, new Configuration(), NEVER, 1);
    }

    public static TelemetryJob start(int parallelism, Source<TelemetryRow, ?, ?> source) throws Exception {
        return start(source, new Configuration(), NEVER, parallelism);
    }

    /** A job that takes no more than that many rows until {@link #goOn}. */
    public static TelemetryJob startHeldAt(int rows, Source<TelemetryRow, ?, ?> source) throws Exception {
        return start(source, new Configuration(), rows, 1);
    }

    public static TelemetryJob startFrom(String savepoint, Source<TelemetryRow, ?, ?> source) throws Exception {
        return startFrom(savepoint, 1, source);
    }

    public static TelemetryJob startFrom(String savepoint, int parallelism, Source<TelemetryRow, ?, ?> source)
            throws Exception {
        Configuration config = new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        return start(source, config, NEVER, parallelism);
    }

    private static TelemetryJob start(
            Source<TelemetryRow, ?, ?> source, Configuration config, int heldAt, int parallelism) throws Exception {
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        int number = NUMBERS.incrementAndGet();
        COLLECTED.put(number, Collections.synchronizedList(new ArrayList<>()));
        HELD.put(number, new CountDownLatch(1));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(config);
        env.setParallelism(parallelism);
        env.setMaxParallelism(8);
        env.enableCheckpointing(200);
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "telemetry")
                .uid("telemetry")
                .sinkTo(new Collecting(number, heldAt))
                .uid("collecting");
        return new TelemetryJob(number, env.executeAsync("telemetry"));
    }

    /** Ends the hold. */
    public void goOn() {
        HELD.get(number).countDown();
    }

    public List<TelemetryRow> rows() {
        List<TelemetryRow> rows = COLLECTED.get(number);
        synchronized (rows) {
            return List.copyOf(rows);
        }
    }

    /** The bodies of all advisories and events, in the order in which they came. */
    public List<String> bodies() {
        return rows().stream()
                .filter(row -> row.kind() == Kind.EVENT)
                .map(row -> new String(row.data(), StandardCharsets.UTF_8))
                .toList();
    }

    /** What the source said of itself, without what it repeats each second. */
    public List<SourceStatus> events() {
        return statuses().stream()
                .filter(status -> status.condition() != Condition.CAUGHT_UP
                        && status.condition() != Condition.POLLED_ONLY
                        && status.behindMillis() == 0
                        && status.condition() != Condition.BEHIND)
                .toList();
    }

    public List<Condition> eventConditions() {
        return events().stream().map(SourceStatus::condition).toList();
    }

    public List<SourceStatus> statuses() {
        return rows().stream()
                .filter(row -> row.kind() == Kind.STATUS)
                .map(TelemetryRow::status)
                .toList();
    }

    public void awaitBodies(int count) {
        Deadline.in(PATIENCE).await(count + " bodies, now " + bodies().size(), () -> {
            mustRun();
            return bodies().size() >= count;
        });
    }

    /** What the source said of one cluster, without what it repeats each second. */
    public List<Condition> eventsOf(String cluster) {
        List<SourceStatus> events = events();
        return rows().stream()
                .filter(row -> row.cluster().equals(cluster) && events.contains(row.status()))
                .map(row -> row.status().condition())
                .toList();
    }

    public List<String> bodiesOf(String cluster) {
        return rows().stream()
                .filter(row -> row.kind() == Kind.EVENT && row.cluster().equals(cluster))
                .map(row -> new String(row.data(), StandardCharsets.UTF_8))
                .toList();
    }

    /** Waits until a cluster's statuses have one. */
    public void awaitStatus(String cluster, Condition condition) {
        Deadline.in(PATIENCE).await("status " + condition + " of " + cluster, () -> {
            mustRun();
            return eventsOf(cluster).contains(condition);
        });
    }

    public void awaitStatus(Condition condition) {
        Deadline.in(PATIENCE).await("status " + condition, () -> {
            mustRun();
            return statuses().stream().anyMatch(status -> status.condition() == condition);
        });
    }

    /** Waits until the source is caught up at a time after now. */
    public void awaitCaughtUp() {
        long now = System.currentTimeMillis();
        Deadline.in(PATIENCE).await("caught up after now", () -> {
            mustRun();
            return rows().stream()
                    .anyMatch(row -> row.receivedMillis() > now
                            && row.status() != null
                            && row.status().condition() == Condition.CAUGHT_UP);
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

    private void mustRun() {
        JobStatus status = client.getJobStatus().join();
        if (status == JobStatus.FAILED) {
            throw new IllegalStateException("the job failed");
        }
    }

    private record Collecting(int number, int heldAt) implements Sink<TelemetryRow> {

        @Override
        public SinkWriter<TelemetryRow> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(TelemetryRow row, Context at) throws InterruptedException {
                    List<TelemetryRow> rows = COLLECTED.get(number);
                    if (rows != null && rows.size() == heldAt) {
                        HELD.get(number).await();
                    }
                    if (rows != null) {
                        rows.add(row);
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
