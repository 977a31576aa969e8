package io.aftershock.cli.run;

import io.aftershock.cli.EmbeddedFlink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job in this process, with its state in a folder; stopped with a savepoint, from which the next run goes on. */
public final class EmbeddedJob implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedJob.class);

    /** A crash repeats at most this much: findings are published again under their ids, and stored once. */
    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(5);

    private static final String TASK_LOG = "org.apache.flink.runtime.taskmanager.Task";

    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private final JobClient client;
    private final @Nullable StateFolder state;

    private EmbeddedJob(JobClient client, @Nullable StateFolder state) {
        this.client = client;
        this.state = state;
    }

    /** Starts a job; {@code folder} null for one that remembers nothing. */
    public static EmbeddedJob start(int parallelism, @Nullable Path folder, Consumer<StreamExecutionEnvironment> define)
            throws Exception {
        // Why a task failed is why the job starts anew: whoever keeps it running has to see that.
        Configurator.setLevel(TASK_LOG, Level.WARN);
        StateFolder state = folder == null ? null : StateFolder.open(folder);
        StreamExecutionEnvironment env = EmbeddedFlink.environment(parallelism, options(state));
        define.accept(env);
        return new EmbeddedJob(env.executeAsync("aftershock"), state);
    }

    private static Configuration options(@Nullable StateFolder state) {
        Configuration options = new Configuration();
        // Nobody is there to start it again: it goes on trying, ever more slowly.
        options.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
        if (state != null) {
            options.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            options.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, state.checkpoints());
            options.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, state.savepoints());
            options.set(
                    CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                    ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
            state.latest().ifPresent(snapshot -> {
                LOG.info("Going on from {}", snapshot);
                state.forgetAllBut(snapshot);
                options.set(
                        StateRecoveryOptions.SAVEPOINT_PATH, snapshot.toUri().toString());
            });
        }
        return options;
    }

    /** Waits until the job ends; it does so by itself only when it fails for good. */
    public void await() throws Exception {
        client.getJobExecutionResult().get();
    }

    /** Done when the job has ended; {@link #await} for those who wait for something else too. */
    public CompletableFuture<?> ended() {
        return client.getJobExecutionResult();
    }

    /** Stops the job where it stands; what it knows is in the folder then. */
    @Override
    public void close() throws Exception {
        try {
            if (state == null) {
                client.cancel().get(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
            } else {
                client.stopWithSavepoint(false, state.savepoints(), SavepointFormatType.NATIVE)
                        .get(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            if (state != null) {
                state.close();
            }
        }
    }
}
