package io.aftershock.cli.bench.scale;

import io.aftershock.monitor.publish.Line;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Measures how late each window comes out, and forgets it; on the job's side of {@link Lags} in the same process. */
record LagSink(int number, long allowanceMillis) implements Sink<Line> {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Map<Integer, Lags> OPEN = new ConcurrentHashMap<>();

    static LagSink into(Lags lags, long allowanceMillis) {
        LagSink sink = new LagSink(NUMBERS.incrementAndGet(), allowanceMillis);
        OPEN.put(sink.number, lags);
        return sink;
    }

    @Override
    public SinkWriter<Line> createWriter(WriterInitContext context) {
        Lags lags = OPEN.get(number);
        if (lags == null) {
            throw new IllegalStateException("the measurement is over");
        }
        Clock clock = Clock.systemUTC();
        return new SinkWriter<>() {
            @Override
            public void write(Line line, Context at) {
                if (line.record().equals("error_ratio")) {
                    lags.add(line.cluster(), clock.millis() - line.orderMillis() - allowanceMillis);
                }
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
