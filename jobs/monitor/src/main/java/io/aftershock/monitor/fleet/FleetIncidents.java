package io.aftershock.monitor.fleet;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Finds, check by check, which breaches of several clusters are one incident.
 *
 * <p>Clusters have no common clock and nobody waits for the slowest: what is told within a moment of each other is put into
 * the order of its times. A bounded input is put into order as a whole, so that the same input gives the same incidents.
 */
public final class FleetIncidents extends KeyedProcessFunction<String, Breach, FleetIncident> {

    private static final Comparator<Breach> ORDER = Comparator.comparingLong(Breach::atMillis)
            .thenComparing(Breach::cluster)
            .thenComparing(Breach::id)
            .thenComparingInt(Breach::revision);

    private static final long serialVersionUID = 1L;

    private final long settleMillis;
    private final FleetMemory.Limits limits;

    private transient ListState<Breach> waiting;
    private transient ValueState<FleetMemory> memoryState;

    /**
     * What puts breaches into order.
     *
     * @param settleMillis how long, by the wall clock, a breach waits at least for those of other clusters; 0 for a bounded
     *     input, in which all wait for its end
     */
    public FleetIncidents(Thresholds thresholds, long settleMillis) {
        this.settleMillis = settleMillis;
        this.limits = new FleetMemory.Limits(
                (int) ofFleet(thresholds, "clusters"),
                Math.round(ofFleet(thresholds, "within") * 1_000),
                ofFleet(thresholds, "chance"));
    }

    /** What is set for one cluster alone says nothing of the fleet. */
    private static double ofFleet(Thresholds thresholds, String key) {
        return thresholds.value(Check.FLEET_001, key, "", null);
    }

    @Override
    public void open(OpenContext context) {
        waiting = getRuntimeContext()
                .getListState(new ListStateDescriptor<>("waiting-breaches", TypeInformation.of(Breach.class)));
        memoryState = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("fleet-memory", TypeInformation.of(FleetMemory.class)));
    }

    @Override
    public void processElement(Breach breach, Context context, Collector<FleetIncident> out) throws Exception {
        waiting.add(breach);
        if (settleMillis == 0) {
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        } else {
            long now = context.timerService().currentProcessingTime();
            long due = (Math.floorDiv(now, settleMillis) + 2) * settleMillis;
            context.timerService().registerProcessingTimeTimer(due);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<FleetIncident> out) throws Exception {
        List<Breach> ordered = new ArrayList<>();
        waiting.get().forEach(ordered::add);
        ordered.sort(ORDER);
        waiting.clear();
        FleetMemory known = memoryState.value();
        FleetMemory memory = known == null ? new FleetMemory() : known;
        for (Breach breach : ordered) {
            FleetIncident incident = memory.take(breach, limits);
            if (incident != null) {
                out.collect(incident);
            }
        }
        memoryState.update(memory);
    }
}
