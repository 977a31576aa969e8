package io.aftershock.monitor.live;

import io.aftershock.connectors.nats.bucket.BucketLook;
import io.aftershock.connectors.nats.bucket.BucketSource;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.policy.LivePolicy;
import io.aftershock.monitor.signal.Signal;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * What is changed while the job runs.
 *
 * @param policies what holds from now on; null if nothing can be changed
 * @param words what is to be told of the bucket itself
 */
public record LivePolicies(
        @Nullable DataStream<LivePolicy> policies, @Nullable DataStream<TelemetryRow> words) {

    /** Nothing can be changed, as in a replay. */
    public static final LivePolicies NONE = new LivePolicies(null, null);

    private static final String ONE = "policy";

    /** What stands in a bucket. It has no watermarks, as no stream of the job has: no stage has timers. */
    public static LivePolicies of(
            StreamExecutionEnvironment env, NatsEndpoint endpoint, String bucket, EntryParser parser) {
        String place = "bucket " + bucket + " at " + String.join(", ", endpoint.urls());
        SingleOutputStreamOperator<LivePolicy> policies = env.fromSource(
                        new BucketSource(endpoint, bucket, "policy"),
                        WatermarkStrategy.noWatermarks(),
                        "policy bucket",
                        TypeInformation.of(BucketLook.class))
                .uid("policy-bucket")
                .setParallelism(1)
                .keyBy(look -> ONE, Types.STRING)
                .process(new PolicyReader(parser, place))
                .name("policy")
                .uid("policy")
                .setParallelism(1);
        return new LivePolicies(policies, policies.getSideOutput(PolicyReader.WORDS));
    }

    /** The rows with what is to be told of the bucket. */
    public DataStream<TelemetryRow> beside(DataStream<TelemetryRow> rows) {
        return words == null ? rows : rows.union(words);
    }

    /** The signals with each change in its place. */
    public DataStream<Signal> among(DataStream<Signal> signals) {
        return policies == null
                ? signals
                : DataStreamUtils.reinterpretAsKeyedStream(signals, Signal::cluster, Types.STRING)
                        .connect(policies.broadcast(PolicyAnnouncer.POLICY))
                        .process(new PolicyAnnouncer())
                        .name("policy changes")
                        .uid("policy-changes");
    }
}
