package io.aftershock.monitor.metric;

import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.monitor.publish.Findings;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The end of the job at which what is found is counted for those who keep the Flink cluster.
 *
 * <p>The counts live in the memory of the tasks: they begin anew with each start, and nothing of them is state. Counts for
 * people come from the findings stream.
 */
public final class JobMetrics {

    private JobMetrics() {}

    /** Counts once a window, an election, a stall or a revision, and never a row. */
    public static void count(Findings found, DataStream<Heartbeat> heartbeats) {
        found.windows()
                .connect(heartbeats)
                .process(new ApiMetrics())
                .returns(Types.VOID)
                .name("api metrics")
                .uid("api-metrics");
        found.elections()
                .process(new ElectionMetrics())
                .returns(Types.VOID)
                .name("election metrics")
                .uid("election-metrics");
        found.stalls()
                .process(new StallMetrics())
                .returns(Types.VOID)
                .name("stall metrics")
                .uid("stall-metrics");
        found.breaches()
                .process(new FindingMetrics())
                .returns(Types.VOID)
                .name("finding metrics")
                .uid("finding-metrics");
    }
}
