package io.aftershock.monitor.live;

import io.aftershock.monitor.policy.LivePolicy;
import io.aftershock.monitor.signal.Signal;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each cluster's stages what was changed, as one more signal before those that are to be judged by it: so all stages
 * change at the same place of the timeline.
 */
public final class PolicyAnnouncer extends KeyedBroadcastProcessFunction<String, Signal, LivePolicy, Signal> {

    /** What holds, under one key, or nothing. */
    public static final MapStateDescriptor<String, LivePolicy> POLICY =
            new MapStateDescriptor<>("live-policy", Types.STRING, TypeInformation.of(LivePolicy.class));

    private static final String LATEST = "latest";
    private static final long serialVersionUID = 1L;

    /** By cluster; of this run only, for the stages that follow do not keep it either. */
    private transient Map<String, LivePolicy> told;

    @Override
    public void open(OpenContext context) {
        told = new HashMap<>();
    }

    @Override
    public void processElement(Signal signal, ReadOnlyContext context, Collector<Signal> out) throws Exception {
        LivePolicy policy = context.getBroadcastState(POLICY).get(LATEST);
        if (policy != null && !policy.equals(told.put(signal.cluster(), policy))) {
            out.collect(Signal.ofClock(signal.cluster(), Signal.Kind.POLICY, signal.atMillis(), signal.delayed())
                    .with(policy));
        }
        out.collect(signal);
    }

    @Override
    public void processBroadcastElement(LivePolicy policy, Context context, Collector<Signal> out) throws Exception {
        context.getBroadcastState(POLICY).put(LATEST, policy);
    }
}
