package io.aftershock.monitor.timeline;

import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.monitor.signal.MetaView;
import io.aftershock.monitor.signal.Signal;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One timeline without a job around it; times are seconds. */
final class TimelineHarness implements AutoCloseable {

    private static final String CLUSTER = "east";

    private final KeyedOneInputStreamOperatorTestHarness<String, Signal, Signal> harness;
    private int ids;
    private int told;

    private TimelineHarness() throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ClusterTimeline()), Signal::cluster, Types.STRING);
    }

    static TimelineHarness open() throws Exception {
        TimelineHarness timeline = new TimelineHarness();
        timeline.harness.open();
        return timeline;
    }

    static TimelineHarness restored(OperatorSubtaskState snapshot) throws Exception {
        TimelineHarness timeline = new TimelineHarness();
        timeline.harness.initializeState(snapshot);
        timeline.harness.open();
        return timeline;
    }

    OperatorSubtaskState snapshot() throws Exception {
        return harness.snapshot(1, 1);
    }

    /** A row of a stream, received when it is stamped, and unlike all others. */
    TimelineHarness row(double second) throws Exception {
        return row(second, second);
    }

    TimelineHarness row(double second, double received) throws Exception {
        return row("id-" + ids++, second, received);
    }

    TimelineHarness row(String id, double second, double received) throws Exception {
        return push(Signal.ofRow(CLUSTER, millis(second), millis(received), id, false));
    }

    /** The answer to a poll. */
    TimelineHarness poll(double second) throws Exception {
        return push(answer(millis(second), second));
    }

    /** The answer to a poll that does not say when it was given. */
    TimelineHarness pollWithoutTime(double received) throws Exception {
        return push(answer(Signal.NO_TIME, received));
    }

    TimelineHarness caughtUp(double received) throws Exception {
        return status(Condition.CAUGHT_UP, received, 0);
    }

    TimelineHarness behind(double received, double seconds) throws Exception {
        return status(Condition.BEHIND, received, seconds);
    }

    TimelineHarness status(Condition condition, double received, double behind) throws Exception {
        SourceStatus status = new SourceStatus(condition, "fake", 0, millis(behind), "made by a test");
        return push(Signal.ofRow(CLUSTER, Signal.NO_TIME, millis(received), "", true)
                .with(status));
    }

    /** What has come out since the last call: kind, time, and whether it is delayed. */
    List<String> told() {
        List<Signal> all = harness.extractOutputValues();
        List<String> fresh =
                all.stream().skip(told).map(TimelineHarness::describe).toList();
        told = all.size();
        return fresh;
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }

    private TimelineHarness push(Signal signal) throws Exception {
        harness.processElement(signal, 0);
        return this;
    }

    private static Signal answer(long atMillis, double received) {
        return Signal.ofRow(CLUSTER, atMillis, millis(received), "", true).with(new MetaView("n1", true, true, "n1"));
    }

    private static String describe(Signal signal) {
        String second = Double.toString(signal.atMillis() / 1_000.0).replaceFirst("\\.0$", "");
        return signal.kind() + " " + second + (signal.delayed() ? " delayed" : "");
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1_000);
    }
}
