package io.aftershock.monitor;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.check.Checks;
import io.aftershock.monitor.fleet.FleetIncidents;
import io.aftershock.monitor.live.LivePolicies;
import io.aftershock.monitor.signal.Signal;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SideOutputDataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/**
 * The same telemetry judged by several settings side by side: it is read, decoded and ordered once, and only the stages
 * that know thresholds are there more than once.
 */
public final class Judgements {

    private Judgements() {}

    /**
     * What is told by each of the settings, by their place in the list; and the first and last moment of each cluster.
     *
     * @param settings which differ in thresholds and planned work alone: windows and the names of clusters are those of
     *     the first
     */
    public static DataStream<Judged> define(DataStream<TelemetryRow> telemetry, List<Settings> settings) {
        SingleOutputStreamOperator<Signal> observed = MonitorTopology.observe(
                        telemetry, LivePolicies.NONE, settings.get(0))
                .elections();
        DataStream<Judged> told = observed.filter(
                        signal -> signal.kind() == Signal.Kind.START || signal.kind() == Signal.Kind.END)
                .name("spans")
                .uid("spans")
                .map((Signal signal) -> Judged.ofClock(signal.cluster(), signal.atMillis()))
                .returns(Judged.class)
                .name("span lines")
                .uid("span-lines");
        for (int i = 0; i < settings.size(); i++) {
            told = told.union(judged(observed, settings.get(i), i));
        }
        return told;
    }

    private static DataStream<Judged> judged(DataStream<Signal> observed, Settings settings, int place) {
        SideOutputDataStream<Breach> breaches = MonitorTopology.sameCluster(observed)
                .process(new Checks(settings.policy()))
                .name("checks " + place)
                .uid("checks-" + place)
                .getSideOutput(Checks.BREACHES);
        DataStream<FleetIncident> incidents = breaches.keyBy(Breach::check, Types.STRING)
                .process(new FleetIncidents(settings.thresholds(), 0))
                .name("fleet incidents " + place)
                .uid("fleet-incidents-" + place);
        return breaches.map((Breach breach) -> Judged.of(place, breach))
                .returns(Judged.class)
                .name("judged " + place)
                .uid("judged-" + place)
                .union(incidents
                        .map((FleetIncident incident) -> Judged.of(place, incident))
                        .returns(Judged.class)
                        .name("judged incidents " + place)
                        .uid("judged-incidents-" + place));
    }

    /**
     * One revision that was told by one of the settings, or a moment of a cluster.
     *
     * @param place of the settings in their list; -1 for a moment, which all of them share
     * @param cluster empty for an incident, which belongs to none
     */
    public record Judged(
            int place,
            String cluster,
            long atMillis,
            @Nullable Breach breach,
            @Nullable FleetIncident incident) {

        static Judged ofClock(String cluster, long atMillis) {
            return new Judged(-1, cluster, atMillis, null, null);
        }

        static Judged of(int place, Breach breach) {
            return new Judged(place, breach.cluster(), breach.atMillis(), breach, null);
        }

        static Judged of(int place, FleetIncident incident) {
            return new Judged(place, "", incident.atMillis(), null, incident);
        }
    }
}
