package io.aftershock.monitor.heartbeat;

import io.aftershock.model.coverage.Coverage;
import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.monitor.publish.Findings;
import io.aftershock.monitor.signal.Signal;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each 10 s of a cluster's clock that the clock moves, and how much has arrived of what its servers counted.
 *
 * <p>A cluster without trouble has nothing to tell. Who reads the findings alone could not tell it from one that nobody
 * watches any more.
 */
public final class Heartbeats extends KeyedProcessFunction<String, Signal, Heartbeat> {

    /** Heartbeats are of the whole multiples of this. */
    public static final long EVERY_MILLIS = 10_000;

    private static final long serialVersionUID = 1L;

    private transient ValueState<SettledCalls> settled;

    /** The heartbeats of all clusters of a job. */
    public static DataStream<Heartbeat> of(Findings found) {
        return found.signals().process(new Heartbeats()).name("heartbeats").uid("heartbeats");
    }

    @Override
    public void open(OpenContext context) {
        settled = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("settled-calls", TypeInformation.of(SettledCalls.class)));
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<Heartbeat> out) throws Exception {
        switch (signal.kind()) {
            case COVERAGE -> add(Objects.requireNonNull(signal.coverage()));
            case TICK -> {
                if (Math.floorMod(signal.atMillis(), EVERY_MILLIS) == 0) {
                    out.collect(heartbeat(signal));
                    settled.clear();
                }
            }
            default -> {}
        }
    }

    private void add(Coverage word) throws Exception {
        if (SettledCalls.counts(word)) {
            SettledCalls known = settled.value();
            settled.update((known == null ? SettledCalls.NONE : known).plus(word));
        }
    }

    private Heartbeat heartbeat(Signal tick) throws Exception {
        SettledCalls calls = settled.value();
        return calls == null
                ? new Heartbeat(tick.cluster(), tick.atMillis(), null, null, tick.delayed())
                : new Heartbeat(tick.cluster(), tick.atMillis(), calls.expected(), calls.seen(), tick.delayed());
    }
}
