package io.aftershock.cli.chaos;

import io.aftershock.monitor.publish.Line;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Hands what the job tells to the test in the same process, through every restart of the job; some of it twice. */
public final class CollectedLines implements Sink<Line> {

    private static final long serialVersionUID = 1L;

    /** Of the process, since Flink makes sinks of its own from their bytes; one test at a time uses it. */
    private static final Queue<Line> LINES = new ConcurrentLinkedQueue<>();

    private CollectedLines() {}

    public static CollectedLines fresh() {
        LINES.clear();
        return new CollectedLines();
    }

    public static List<Line> all() {
        return List.copyOf(LINES);
    }

    @Override
    public SinkWriter<Line> createWriter(WriterInitContext context) {
        return new SinkWriter<>() {
            @Override
            public void write(Line line, Context ignored) {
                LINES.add(line);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
