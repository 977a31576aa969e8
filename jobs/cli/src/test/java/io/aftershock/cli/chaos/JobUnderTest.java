package io.aftershock.cli.chaos;

import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.monitor.FleetJob;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.testkit.server.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The job of {@code run} on a Flink cluster of two task managers, whose machinery can be hurt. */
final class JobUnderTest implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TASK_MANAGERS = 2;
    /** One slot each: a job on both cannot run while one of them is gone. */
    private static final int SLOTS = 1;

    private final MiniCluster flink;
    private final FleetConfig config;
    private final Path folder;
    private final CollectedLines lines = CollectedLines.fresh();
    private JobID job = new JobID();
    private final Deque<Integer> alive = new ArrayDeque<>(List.of(0, 1));
    private int started = TASK_MANAGERS;

    JobUnderTest(FleetConfig config, Path folder) throws Exception {
        this.config = config;
        this.folder = folder;
        flink = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(clusterOptions())
                .setNumTaskManagers(TASK_MANAGERS)
                .setNumSlotsPerTaskManager(SLOTS)
                .withRandomPorts()
                .build());
        flink.start();
        submit(TASK_MANAGERS, null);
    }

    private static Configuration clusterOptions() {
        return new Configuration()
                .set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32))
                .set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32))
                .set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
    }

    private void submit(int parallelism, @Nullable String savepoint) throws Exception {
        Configuration options = new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(PipelineOptions.OBJECT_REUSE, true)
                .set(CoreOptions.DEFAULT_PARALLELISM, parallelism)
                .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(2))
                .set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem")
                .set(
                        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                        folder.resolve("checkpoints").toUri().toString())
                .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
                .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE)
                .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(200));
        if (savepoint != null) {
            options.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(options);
        env.setParallelism(parallelism);
        FleetJob.define(env, config, StartingPosition.all()).sinkTo(lines).uid("collected");
        job = flink.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
        awaitRunning();
    }

    /** The task manager that has lived longest goes, with what ran on it. */
    void killTaskManager() {
        flink.terminateTaskManager(alive.remove()).join();
    }

    void startTaskManager() {
        try {
            flink.startTaskManager();
            alive.add(started++);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        awaitRunning();
    }

    /** Stops the job with a savepoint; it is gone until {@link #goOn}. */
    String stop() {
        awaitRunning();
        CompletableFuture<String> savepoint = flink.stopWithSavepoint(
                job, folder.resolve("savepoints").toUri().toString(), false, SavepointFormatType.CANONICAL);
        return savepoint.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    void goOn(String savepoint, int parallelism) {
        try {
            submit(parallelism, savepoint);
        } catch (Exception e) {
            throw new IllegalStateException("the job does not go on from " + savepoint, e);
        }
    }

    void awaitRunning() {
        Deadline.in(PATIENCE)
                .await(
                        "all tasks of the job run",
                        () -> StreamSupport.stream(
                                        graph().getAllExecutionVertices().spliterator(), false)
                                .allMatch(vertex -> vertex.getExecutionState() == ExecutionState.RUNNING));
    }

    /** Why it last failed since that time, if it did. */
    Optional<String> failureSince(long millis) {
        return Optional.ofNullable(graph().getFailureInfo())
                .filter(failure -> failure.getTimestamp() >= millis)
                .map(failure ->
                        failure.getExceptionAsString().lines().findFirst().orElse("")
                                + failure.getExceptionAsString()
                                        .lines()
                                        .filter(line -> line.startsWith("Caused by"))
                                        .reduce("", (first, last) -> " " + last));
    }

    private AccessExecutionGraph graph() {
        return flink.getExecutionGraph(job).join();
    }

    @Override
    public void close() throws Exception {
        flink.close();
    }
}
