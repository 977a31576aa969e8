package io.aftershock.monitor.replay;

import io.aftershock.monitor.publish.Line;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Hands the lines of a job to the test that runs it in the same process. */
final class LineSink implements Sink<Line> {

    private static final long serialVersionUID = 1L;
    private static final Map<String, Queue<Line>> LINES = new ConcurrentHashMap<>();

    private final String key;

    private LineSink(String key) {
        this.key = key;
    }

    /** A place for the lines of one job. */
    static Collected collect() {
        String key = UUID.randomUUID().toString();
        LINES.put(key, new ConcurrentLinkedQueue<>());
        return new Collected(key);
    }

    @Override
    public SinkWriter<Line> createWriter(WriterInitContext context) {
        Queue<Line> lines = LINES.get(key);
        return new SinkWriter<>() {
            @Override
            public void write(Line line, Context ignored) {
                lines.add(line);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }

    /** What has arrived so far. */
    record Collected(String key) implements AutoCloseable {

        Sink<Line> sink() {
            return new LineSink(key);
        }

        List<Line> sorted() {
            return LINES.get(key).stream().sorted(Line.ORDER).toList();
        }

        @Override
        public void close() {
            LINES.remove(key);
        }
    }
}
