package io.aftershock.cli.bench;

import io.aftershock.cli.EmbeddedFlink;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job over the bench's stream, with checkpoints, from the first row that its source emits until its sink has heard all. */
final class MeasuredJob {

    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(5);
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Map<Integer, Run> RUNS = new ConcurrentHashMap<>();

    private MeasuredJob() {}

    /** What is done with the rows. */
    interface Stages<T> {
        DataStream<T> of(DataStream<TelemetryRow> rows);
    }

    /** Runs the job to its end. */
    static <T> Rate run(
            String name, Source<TelemetryRow, ?, ?> source, Stages<T> stages, BenchStream stream, int parallelism)
            throws Exception {
        int number = NUMBERS.incrementAndGet();
        Run run = new Run(new Stopwatch(), new LongAdder());
        RUNS.put(number, run);
        try {
            StreamExecutionEnvironment env = EmbeddedFlink.environment(parallelism, options(stream));
            DataStream<TelemetryRow> rows = env.fromSource(
                            source, WatermarkStrategy.noWatermarks(), name, TypeInformation.of(TelemetryRow.class))
                    .uid(name)
                    .filter(new Counted(number))
                    .uid("counted");
            stages.of(rows).sinkTo(new Discarding<T>(number)).uid("discarded");
            env.execute("aftershock bench " + name);
            return run.watch.rate(run.rows.sum(), stream.rows(), name);
        } finally {
            RUNS.remove(number);
        }
    }

    private static Configuration options(BenchStream stream) {
        Configuration options = new Configuration();
        options.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
        options.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        options.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                stream.folder().resolve("checkpoints").toUri().toString());
        return options;
    }

    private record Run(Stopwatch watch, LongAdder rows) {}

    private static Run run(int number) {
        Run run = RUNS.get(number);
        if (run == null) {
            throw new IllegalStateException("the measurement is over");
        }
        return run;
    }

    /** Counts advisories and lets all rows through. */
    private record Counted(int number) implements FilterFunction<TelemetryRow> {
        @Override
        public boolean filter(TelemetryRow row) {
            if (row.kind() == Kind.EVENT) {
                Run run = run(number);
                run.watch.begin();
                run.rows.increment();
            }
            return true;
        }
    }

    /** Forgets what it is given, and stops the watch when nothing more can come. */
    private record Discarding<T>(int number) implements Sink<T> {
        @Override
        public SinkWriter<T> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(T element, Context at) {}

                @Override
                public void flush(boolean endOfInput) {
                    if (endOfInput) {
                        run(number).watch.end();
                    }
                }

                @Override
                public void close() {}
            };
        }
    }
}
