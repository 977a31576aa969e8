package io.aftershock.cli.bench.scale;

import io.aftershock.cli.EmbeddedFlink;
import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.connectors.capture.CaptureSource;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.MonitorTopology;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.ingest.Tally;
import io.aftershock.monitor.publish.FindingLines;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The bytes that the job keeps once it has read a capture: the size of a savepoint taken then. */
final class StateSize {

    private static final long LOOK_MILLIS = 100;

    private StateSize() {}

    /** Reads all rows of a capture, stops with a savepoint in the folder, and measures that. */
    static long after(CaptureFile capture, long rows, Path folder) throws Exception {
        Configuration options = new Configuration();
        options.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        options.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
        StreamExecutionEnvironment env = EmbeddedFlink.environment(1, options);
        FindingLines.of(MonitorTopology.define(
                        env.fromSource(
                                        CaptureSource.of(List.of(capture)).pausingAfter(rows),
                                        WatermarkStrategy.noWatermarks(),
                                        "captures",
                                        TypeInformation.of(TelemetryRow.class))
                                .uid("captures"),
                        Settings.DEFAULTS))
                .sinkTo(new DiscardingSink<>());
        JobClient job = env.executeAsync("aftershock bench");
        awaitRows(job, rows);
        String savepoint = job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        return bytes(Path.of(URI.create(savepoint)));
    }

    private static void awaitRows(JobClient job, long rows) throws Exception {
        Object read = 0L;
        while (!(read instanceof Long count) || count < rows) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            read = job.getAccumulators().get().get(Tally.ROWS.label());
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
