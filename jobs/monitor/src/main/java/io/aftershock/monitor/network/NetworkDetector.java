package io.aftershock.monitor.network;

import io.aftershock.model.network.NetworkView;
import io.aftershock.monitor.signal.Signal;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Watches who answers through whom, and passes all signals on with what that says of the network among them. */
public final class NetworkDetector extends KeyedProcessFunction<String, Signal, Signal> {

    private static final long serialVersionUID = 1L;

    private transient ValueState<NetworkMemory> memoryState;

    /** Clusters whose pages are asked for: only there the many calls say anything. Of this run; each page tells it again. */
    private transient Set<String> paged;

    @Override
    public void open(OpenContext context) {
        paged = new HashSet<>();
        memoryState = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("network-memory", TypeInformation.of(NetworkMemory.class)));
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<Signal> out) throws Exception {
        if (signal.reach() != null && signal.reach().page()) {
            paged.add(signal.cluster());
        }
        if (signal.kind() == Signal.Kind.CALL && !paged.contains(signal.cluster())) {
            out.collect(signal);
            return;
        }
        NetworkMemory memory = memoryState.value() == null ? new NetworkMemory() : memoryState.value();
        boolean changed = memory.take(signal);
        NetworkView alarm = changed ? memory.alarm() : null;
        if (alarm != null) {
            out.collect(Signal.ofClock(signal.cluster(), Signal.Kind.TICK, signal.atMillis(), signal.delayed())
                    .with(alarm));
        }
        if (signal.kind() == Signal.Kind.TICK || signal.kind() == Signal.Kind.END) {
            NetworkView view = memory.tick(signal.atMillis());
            if (view != null) {
                out.collect(signal.with(view));
            }
            changed = true;
        }
        if (changed) {
            memoryState.update(memory);
        }
        out.collect(signal);
    }
}
