package io.aftershock.deploy.monitoring.grafana.live;

import io.aftershock.monitor.publish.Line;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A task of the job that fails when it is told to, once; in one process with the job, which is why it can be told. */
final class FailsOnce {

    private static final AtomicBoolean DUE = new AtomicBoolean();

    void now() {
        DUE.set(true);
    }

    void on(DataStream<Line> lines) {
        lines.map(new Failing())
                .name("fails once")
                .sinkTo(new DiscardingSink<>())
                .name("nowhere");
    }

    /** Passes on, but for once. */
    private static final class Failing implements MapFunction<Line, String> {

        private static final long serialVersionUID = 1;

        @Override
        public String map(Line line) {
            if (DUE.compareAndSet(true, false)) {
                throw new IllegalStateException("This task was told to fail.");
            }
            return "";
        }
    }
}
