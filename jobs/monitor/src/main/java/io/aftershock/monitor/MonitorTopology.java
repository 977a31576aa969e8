package io.aftershock.monitor;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.window.ErrorRatio;
import io.aftershock.monitor.call.CallCounting;
import io.aftershock.monitor.check.Checks;
import io.aftershock.monitor.check.Policy;
import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.correlate.CorrelationJoin;
import io.aftershock.monitor.coverage.Reconciliation;
import io.aftershock.monitor.election.ElectionDetector;
import io.aftershock.monitor.fleet.FleetIncidents;
import io.aftershock.monitor.ingest.Decode;
import io.aftershock.monitor.ingest.Spans;
import io.aftershock.monitor.live.LivePolicies;
import io.aftershock.monitor.network.NetworkDetector;
import io.aftershock.monitor.policy.MaintenanceWindow;
import io.aftershock.monitor.publish.Findings;
import io.aftershock.monitor.signal.Signal;
import io.aftershock.monitor.timeline.ClusterTimeline;
import io.aftershock.monitor.window.ErrorRatioWindows;
import io.aftershock.monitor.window.WindowSpec;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SideOutputDataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The job on one screen: rows of telemetry in, findings out. */
public final class MonitorTopology {

    private MonitorTopology() {}

    /**
     * What the stages are told.
     *
     * @param settleMillis how long, by the wall clock, a breach waits for those of other clusters before it is asked
     *     whether they are one incident; 0 for a bounded input, in which all wait for its end
     */
    public record Settings(
            WindowSpec windows,
            Thresholds thresholds,
            Spans spans,
            List<MaintenanceWindow> maintenance,
            long settleMillis)
            implements Serializable {

        private static final long SETTLE_MILLIS = 1_000;

        public Settings {
            maintenance = List.copyOf(maintenance);
        }

        /** Of a bounded input. */
        public Settings(WindowSpec windows, Thresholds thresholds, Spans spans, List<MaintenanceWindow> maintenance) {
            this(windows, thresholds, spans, maintenance, 0);
        }

        /** Of a bounded input in which every entry of the fleet is one NATS cluster and no work is planned. */
        public Settings(WindowSpec windows, Thresholds thresholds) {
            this(windows, thresholds, Spans.NONE, List.of());
        }

        /** The same for an input that never ends. */
        public Settings live() {
            return new Settings(windows, thresholds, spans, maintenance, SETTLE_MILLIS);
        }

        /** The defaults of the catalogue and of the windows. */
        public static final Settings DEFAULTS = new Settings(WindowSpec.DEFAULT, Thresholds.DEFAULTS);

        /** By what is judged until something else is told. */
        public Policy policy() {
            return new Policy(thresholds, maintenance);
        }
    }

    /** With nothing that changes while it runs, as a replay. */
    public static Findings define(DataStream<TelemetryRow> telemetry, Settings settings) {
        return define(telemetry, LivePolicies.NONE, settings);
    }

    /**
     * Telemetry is decoded, put onto its cluster's own clock, its answers are told from its calls, held against what the
     * servers counted, and counted in windows; beside that it is watched who answers through whom, the elections are found, the checks look back each second, and
     * what they find is correlated. What is changed while it runs is put among the signals of each cluster before they are judged.
     * What several clusters have in common is one incident.
     */
    public static Findings define(DataStream<TelemetryRow> telemetry, LivePolicies live, Settings settings) {
        SingleOutputStreamOperator<Signal> decoded = live.beside(telemetry)
                .process(new Decode(settings.spans()))
                .name("decode")
                .uid("decode");

        SingleOutputStreamOperator<Signal> timeline = decoded.keyBy(Signal::cluster, Types.STRING)
                .process(new ClusterTimeline())
                .name("timeline")
                .uid("timeline");

        SingleOutputStreamOperator<Signal> calls =
                sameCluster(timeline).process(new CallCounting()).name("calls").uid("calls");

        SingleOutputStreamOperator<Signal> coverage = sameCluster(calls)
                .process(new Reconciliation(settings.windows().allowanceMillis()))
                .name("coverage")
                .uid("coverage");

        DataStream<Signal> covered = live.among(coverage);

        SingleOutputStreamOperator<ErrorRatio> windows = sameCluster(covered)
                .process(new ErrorRatioWindows(settings.windows(), settings.policy()))
                .name("error-ratio windows")
                .uid("error-ratio-windows");

        SingleOutputStreamOperator<Signal> network = sameCluster(covered)
                .process(new NetworkDetector())
                .name("network")
                .uid("network");

        SingleOutputStreamOperator<Signal> elections = sameCluster(network)
                .process(new ElectionDetector())
                .name("elections")
                .uid("elections");

        SingleOutputStreamOperator<Signal> checks = sameCluster(elections)
                .process(new Checks(settings.policy()))
                .name("checks")
                .uid("checks");

        SingleOutputStreamOperator<Correlation> correlations = sameCluster(checks)
                .process(new CorrelationJoin(settings.policy()))
                .name("correlation")
                .uid("correlation");

        SideOutputDataStream<Breach> breaches = checks.getSideOutput(Checks.BREACHES);
        SingleOutputStreamOperator<FleetIncident> incidents = breaches.keyBy(Breach::check, Types.STRING)
                .process(new FleetIncidents(settings.thresholds(), settings.settleMillis()))
                .name("fleet incidents")
                .uid("fleet-incidents");

        return new Findings(
                windows,
                elections.getSideOutput(ElectionDetector.ELECTIONS),
                breaches,
                checks.getSideOutput(Checks.STALLS),
                correlations,
                incidents,
                coverage.getSideOutput(Reconciliation.COVERAGE),
                decoded.getSideOutput(Decode.DEAD_LETTERS).union(timeline.getSideOutput(Decode.DEAD_LETTERS)),
                sameCluster(covered));
    }

    /** Each stage keeps what it hears of a cluster in the order of the timeline, so nothing is shuffled again. */
    private static KeyedStream<Signal, String> sameCluster(DataStream<Signal> signals) {
        return DataStreamUtils.reinterpretAsKeyedStream(signals, Signal::cluster, Types.STRING);
    }
}
