package io.aftershock.monitor;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.jsz.PollSource;
import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.nats.directory.FleetDirectory;
import io.aftershock.connectors.nats.directory.FleetDirectory.Bucket;
import io.aftershock.connectors.nats.sink.CoreNatsSink;
import io.aftershock.connectors.nats.sink.JetStreamSink;
import io.aftershock.connectors.nats.source.JetStreamTelemetrySource;
import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.config.ClusterConfig;
import io.aftershock.monitor.config.ClusterEntries;
import io.aftershock.monitor.config.DirectoryConfig;
import io.aftershock.monitor.config.FindingsConfig;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.monitor.config.PolicyConfig;
import io.aftershock.monitor.heartbeat.Heartbeats;
import io.aftershock.monitor.history.History;
import io.aftershock.monitor.live.LivePolicies;
import io.aftershock.monitor.metric.JobMetrics;
import io.aftershock.monitor.publish.FindingLines;
import io.aftershock.monitor.publish.FindingMessages;
import io.aftershock.monitor.publish.Findings;
import io.aftershock.monitor.publish.Line;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The job with its real ends: the streams and polls of a fleet in, the findings stream out. */
public final class FleetJob {

    private FleetJob() {}

    /** Defines the job without history. */
    public static DataStream<Line> define(StreamExecutionEnvironment env, FleetConfig config, StartingPosition start) {
        return define(env, config, start, null);
    }

    /**
     * Defines the job, and returns what it finds, without heartbeats, for whoever wants to print it too.
     *
     * @param history where it is kept; null for nowhere
     */
    public static DataStream<Line> define(
            StreamExecutionEnvironment env,
            FleetConfig config,
            StartingPosition start,
            @Nullable HistoryConfig history) {
        Settings settings =
                new Settings(config.windows(), config.thresholds(), config.spans(), config.maintenance()).live();
        Findings found = MonitorTopology.define(telemetry(env, config, start), live(env, config.policy()), settings);
        if (history != null) {
            History.keep(found, settings, history);
        }
        DataStream<Line> lines = FindingLines.of(found);
        // Also where nobody is to hear them: what state there is does not depend on where findings go.
        DataStream<Heartbeat> heartbeats = Heartbeats.of(found);
        JobMetrics.count(found, heartbeats);
        FindingsConfig findings = config.findings();
        if (findings != null) {
            lines.union(FindingLines.ofHeartbeats(heartbeats))
                    .sinkTo(sink(findings))
                    .name("findings")
                    .uid("findings");
        }
        return lines;
    }

    private static LivePolicies live(StreamExecutionEnvironment env, @Nullable PolicyConfig policy) {
        return policy == null
                ? LivePolicies.NONE
                : LivePolicies.of(env, policy.endpoint(), policy.bucket(), policy.entries());
    }

    private static Sink<Line> sink(FindingsConfig findings) {
        FindingMessages messages = new FindingMessages(findings.subject());
        return switch (findings.mode()) {
            case JETSTREAM -> JetStreamSink.to(findings.endpoint(), findings.stream(), messages);
            case CORE -> CoreNatsSink.to(findings.endpoint(), messages);
        };
    }

    /** What the fleet says: advisories and system events from its streams, and answers to polls. */
    public static DataStream<TelemetryRow> telemetry(
            StreamExecutionEnvironment env, FleetConfig config, StartingPosition start) {
        DataStream<TelemetryRow> events =
                rows(env, JetStreamTelemetrySource.continuous(streams(config), start), "advisories");
        FleetDirectory<ClusterPolls> polls = polls(config);
        return polls.bucket() == null && polls.listed().isEmpty()
                ? events
                : events.union(rows(env, new PollSource(polls), "polls"));
    }

    /** All clusters, also those without a stream: of each it is said where its telemetry stands. */
    private static FleetDirectory<ClusterTelemetry> streams(FleetConfig config) {
        Map<String, ClusterTelemetry> listed = new HashMap<>();
        config.clusters().forEach(cluster -> listed.put(cluster.name(), telemetry(cluster)));
        return directory(config, listed, FleetJob::telemetry);
    }

    private static FleetDirectory<ClusterPolls> polls(FleetConfig config) {
        Map<String, ClusterPolls> listed = new HashMap<>();
        for (ClusterConfig cluster : config.clusters()) {
            if (cluster.polls() != null) {
                listed.put(cluster.name(), cluster.polls());
            }
        }
        return directory(config, listed, ClusterConfig::polls);
    }

    private static <T extends Serializable> FleetDirectory<T> directory(
            FleetConfig config, Map<String, T> listed, Part<T> part) {
        FleetDirectory<T> fixed = FleetDirectory.fixed(listed);
        DirectoryConfig directory = config.directory();
        if (directory == null) {
            return fixed;
        }
        ClusterEntries entries = directory.entries();
        return fixed.and(new Bucket<>(
                directory.endpoint(), directory.bucket(), (name, entry) -> part.of(entries.read(name, entry))));
    }

    /** What of a cluster's definition a source needs. */
    private interface Part<T> extends Serializable {
        @Nullable
        T of(ClusterConfig cluster);
    }

    private static ClusterTelemetry telemetry(ClusterConfig cluster) {
        return new ClusterTelemetry(cluster.name(), cluster.streams(), cluster.subscriptions());
    }

    private static DataStream<TelemetryRow> rows(
            StreamExecutionEnvironment env, Source<TelemetryRow, ?, ?> source, String name) {
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), name, TypeInformation.of(TelemetryRow.class))
                .uid(name);
    }
}
