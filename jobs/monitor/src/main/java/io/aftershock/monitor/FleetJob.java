package io.aftershock.monitor;

import io.aftershock.connectors.jsz.PollSource;
import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.nats.sink.CoreNatsSink;
import io.aftershock.connectors.nats.sink.JetStreamSink;
import io.aftershock.connectors.nats.source.JetStreamTelemetrySource;
import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.config.ClusterConfig;
import io.aftershock.monitor.config.FindingsConfig;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.monitor.publish.FindingLines;
import io.aftershock.monitor.publish.FindingMessages;
import io.aftershock.monitor.publish.Line;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job with its real ends: the streams and polls of a fleet in, the findings stream out. */
public final class FleetJob {

    private FleetJob() {}

    /** Defines the job, and returns what it finds for whoever wants to print it too. */
    public static DataStream<Line> define(StreamExecutionEnvironment env, FleetConfig config, StartingPosition start) {
        Settings settings = new Settings(config.windows(), config.thresholds(), polledOnly(config));
        DataStream<Line> lines = FindingLines.of(MonitorTopology.define(telemetry(env, config, start), settings));
        FindingsConfig findings = config.findings();
        if (findings != null) {
            lines.sinkTo(sink(findings)).name("findings").uid("findings");
        }
        return lines;
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
        List<ClusterTelemetry> streams = config.clusters().stream()
                .filter(cluster -> !cluster.streams().isEmpty())
                .map(cluster -> new ClusterTelemetry(cluster.name(), cluster.streams()))
                .toList();
        List<ClusterPolls> polls = config.clusters().stream()
                .map(ClusterConfig::polls)
                .filter(Objects::nonNull)
                .toList();
        DataStream<TelemetryRow> events = rows(env, JetStreamTelemetrySource.continuous(streams, start), "advisories");
        return polls.isEmpty() ? events : events.union(rows(env, new PollSource(polls), "polls"));
    }

    private static Set<String> polledOnly(FleetConfig config) {
        return config.clusters().stream()
                .filter(cluster -> cluster.streams().isEmpty())
                .map(ClusterConfig::name)
                .collect(Collectors.toSet());
    }

    private static DataStream<TelemetryRow> rows(
            StreamExecutionEnvironment env, Source<TelemetryRow, ?, ?> source, String name) {
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), name, TypeInformation.of(TelemetryRow.class))
                .uid(name);
    }
}
