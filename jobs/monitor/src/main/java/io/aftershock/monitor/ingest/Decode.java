package io.aftershock.monitor.ingest;

import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.signal.Signal;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Decodes rows; what cannot be decoded goes to {@link #DEAD_LETTERS} and stops nothing. */
public final class Decode extends ProcessFunction<TelemetryRow, Signal> {

    /** The rows that could not be decoded. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters") {};

    private static final long serialVersionUID = 1L;

    private final Spans spans;

    private transient RowDecoder decoder;
    private transient Tally.Counters counters;

    /** Decodes the rows of a fleet, some of whose entries may span several NATS clusters. */
    public Decode(Spans spans) {
        this.spans = spans;
    }

    @Override
    public void open(OpenContext context) {
        decoder = new RowDecoder(spans);
        counters = new Tally.Counters(
                getRuntimeContext(),
                Tally.ROWS,
                Tally.UNKNOWN,
                Tally.UNREADABLE_ROW,
                Tally.MALFORMED,
                Tally.MISSING_FIELD,
                Tally.ABSURD_TIMESTAMP);
    }

    @Override
    public void processElement(TelemetryRow row, Context context, Collector<Signal> out) {
        if (row.kind() != TelemetryRow.Kind.STATUS) {
            counters.add(Tally.ROWS, row.cluster());
        }
        Decoded decoded = decoder.decode(row);
        if (decoded instanceof Decoded.Accepted accepted) {
            out.collect(accepted.signal());
        } else if (decoded instanceof Decoded.Dead dead) {
            counters.add(Tally.of(dead.reason()), row.cluster());
            context.output(DEAD_LETTERS, letter(row, dead));
        } else {
            counters.add(Tally.UNKNOWN, row.cluster());
        }
    }

    private static DeadLetter letter(TelemetryRow row, Decoded.Dead dead) {
        return new DeadLetter(
                row.cluster(), dead.reason(), row.subject(), row.receivedMillis(), row.data().length, dead.detail());
    }
}
