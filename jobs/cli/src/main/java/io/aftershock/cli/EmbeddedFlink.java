package io.aftershock.cli;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster inside of this process. */
public final class EmbeddedFlink {

    private static final int NETWORK_MIB = 64;
    private static final int RESTARTS = 10;

    private EmbeddedFlink() {}

    /** What holds for every job, embedded or submitted; how many checkpoints may fail is what the cluster says, if it does. */
    public static void configure(StreamExecutionEnvironment env) {
        // Records are immutable, so nothing needs to be copied between chained stages.
        env.getConfig().enableObjectReuse();
        // Flink's default is none: a store that is away would then end the alerts, since the job starts anew from it.
        if (env.getConfiguration()
                .getOptional(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER)
                .isEmpty()) {
            env.getCheckpointConfig().setTolerableCheckpointFailureNumber(Integer.MAX_VALUE);
        }
    }

    /** An environment of this parallelism with more options. */
    public static StreamExecutionEnvironment environment(int parallelism, Configuration more) {
        Configuration options = new Configuration();
        options.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(NETWORK_MIB));
        options.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(NETWORK_MIB));
        options.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        options.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        // A type that Flink does not know would be written by Kryo, which does not evolve: better not to start.
        options.set(PipelineOptions.GENERIC_TYPES, false);
        options.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        options.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTARTS);
        options.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
        options.addAll(more);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, options);
        configure(env);
        return env;
    }
}
