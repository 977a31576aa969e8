package io.aftershock.monitor.metric;

import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.window.ErrorRatio;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.CoProcessFunction;
import org.apache.flink.util.Collector;

/** Counts the final windows of each account; by heartbeats it knows how late it is where nobody calls. */
final class ApiMetrics extends CoProcessFunction<ErrorRatio, Heartbeat, Void> {

    private static final long serialVersionUID = 1L;

    private transient Map<String, ClusterClock> clocks;
    private transient AccountGroups<AccountCalls> accounts;

    @Override
    public void open(OpenContext context) {
        clocks = new HashMap<>();
        accounts = new AccountGroups<>(
                getRuntimeContext().getMetricGroup(), (cluster, group) -> new AccountCalls(group, clock(cluster)));
    }

    @Override
    public void processElement1(ErrorRatio window, Context context, Collector<Void> out) {
        accounts.of(window.cluster(), window.account()).add(window);
    }

    @Override
    public void processElement2(Heartbeat heartbeat, Context context, Collector<Void> out) {
        clock(heartbeat.cluster()).advanceTo(heartbeat.atMillis());
    }

    private ClusterClock clock(String cluster) {
        return clocks.computeIfAbsent(cluster, name -> new ClusterClock());
    }
}
