package io.aftershock.connectors.nats.sink;

import org.apache.flink.api.connector.sink2.SinkWriter;

/** A writer whose failures are unchecked, for lambdas and try-with-resources. */
final class Closing<T> implements AutoCloseable {

    private final SinkWriter<T> writer;

    Closing(SinkWriter<T> writer) {
        this.writer = writer;
    }

    void write(T value) {
        unchecked(() -> writer.write(value, null));
    }

    void flush() {
        unchecked(() -> writer.flush(false));
    }

    @Override
    public void close() {
        unchecked(writer::close);
    }

    private static void unchecked(Step step) {
        try {
            step.run();
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private interface Step {
        void run() throws Exception;
    }
}
