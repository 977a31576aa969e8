package io.aftershock.cli.run;

import io.aftershock.cli.OutputFormat;
import io.aftershock.monitor.publish.Line;
import java.io.PrintStream;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Prints findings to standard output as they come, dead letters to standard error.
 *
 * <p>After a crash the lines since the last checkpoint are printed again, with the ids and revisions that they had.
 */
final class PrintedLines implements Sink<Line> {

    private static final long serialVersionUID = 1L;

    private final OutputFormat format;

    PrintedLines(OutputFormat format) {
        this.format = format;
    }

    @Override
    public SinkWriter<Line> createWriter(WriterInitContext context) {
        return new Writer(format, System.out, System.err);
    }

    /** Writes a line at once, so that a reader of a pipe sees it when it is found. */
    private record Writer(OutputFormat format, PrintStream out, PrintStream err) implements SinkWriter<Line> {

        @Override
        public void write(Line line, Context context) {
            if (line.record().equals("dead_letter")) {
                err.println(line.text());
            } else {
                out.println(format == OutputFormat.JSON ? line.json() : line.text());
            }
        }

        @Override
        public void flush(boolean endOfInput) {
            out.flush();
        }

        @Override
        public void close() {}
    }
}
