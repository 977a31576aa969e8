package io.aftershock.exporter.series;

import io.aftershock.connectors.findings.FindingHandler;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.exporter.catalogue.LabelValue;
import io.aftershock.exporter.catalogue.Metric;
import io.aftershock.exporter.catalogue.SeriesOutput;
import io.aftershock.exporter.catalogue.SeriesSource;
import io.aftershock.exporter.series.Episodes.News;
import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.window.ErrorRatio;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The series of all clusters: a fold over the findings stream. Each message is announced by {@link #next} and then told as
 * the record that it is; what is new in it goes on to whoever else wants to know.
 *
 * <p>Nothing is told to Prometheus before {@link #serve}: until the stream has been read up to its end, counters may be
 * behind those that were served before a restart.
 */
public final class FleetSeries implements FindingHandler, SeriesSource {

    /** Wall clocks of those who store, and of several exporters, may differ by this. */
    private static final long CLOCK_MARGIN_MILLIS = 5_000;

    private final SeriesLimits limits;
    private final FindingHandler news;
    private final Map<String, ClusterSeries> clusters = new LinkedHashMap<>();
    private final Episodes<FleetIncident> incidents = new Episodes<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> gone = new LinkedHashSet<>();
    private @Nullable StreamPosition incidentsHeard;
    private @Nullable StreamPosition position;
    private long storedMillis;
    private boolean incidentsChanged;
    private boolean serving;
    private long expired;

    /**
     * Nothing has been heard yet.
     *
     * @param news hears each finding that was not heard before
     */
    public FleetSeries(SeriesLimits limits, FindingHandler news) {
        this.limits = limits;
        this.news = news;
    }

    /** What has changed since it was asked last, or since it was said that it could not be stored. */
    public record Change(
            List<ClusterState> clusters,
            Set<String> gone,
            @Nullable IncidentState incidents,
            @Nullable StreamPosition position) {}

    public synchronized void restore(ClusterState state) {
        clusters.put(state.name(), new ClusterSeries(state, limits));
    }

    public synchronized void restore(IncidentState state) {
        incidentsHeard = state.heard().position();
        StoredEpisodes.restoreIncidents(state.incidents(), incidents);
    }

    /** What has changed, to be stored. */
    public synchronized Change changes() {
        List<ClusterState> states = changed.stream()
                .map(clusters::get)
                .filter(each -> each != null)
                .map(ClusterSeries::state)
                .toList();
        Change change = new Change(
                states,
                Set.copyOf(gone),
                incidentsChanged
                        ? new IncidentState(
                                ClusterState.VERSION,
                                StoredPosition.of(incidentsHeard),
                                StoredEpisodes.ofIncidents(incidents))
                        : null,
                position);
        changed.clear();
        gone.clear();
        incidentsChanged = false;
        return change;
    }

    /** Says that a change could not be stored, and has to be told again. */
    public synchronized void notStored(Change change) {
        change.clusters().forEach(each -> changed.add(each.name()));
        gone.addAll(change.gone());
        incidentsChanged |= change.incidents() != null;
    }

    /** Says that nothing of what was stored is there any more: all of it is a change. */
    public synchronized void nothingStored() {
        changed.addAll(clusters.keySet());
        incidentsChanged |= incidentsHeard != null;
    }

    /** Announces a message. */
    public synchronized void next(StreamPosition message, long messageStoredMillis) {
        position = message;
        storedMillis = messageStoredMillis;
    }

    /** Says that the stream holds nothing more up to a position. */
    public synchronized void reached(StreamPosition upTo) {
        position = upTo;
    }

    /** All that the stream held has been told: from now on it is served. */
    public synchronized void serve() {
        serving = true;
    }

    /** Drops what is idle, while all that there is has been heard. */
    public synchronized void pass(long nowMillis) {
        long now = nowMillis - CLOCK_MARGIN_MILLIS;
        for (Iterator<Map.Entry<String, ClusterSeries>> all =
                        clusters.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<String, ClusterSeries> each = all.next();
            int dropped = each.getValue().expire(now);
            if (dropped > 0) {
                expired += dropped;
                changed.add(each.getKey());
            }
            if (each.getValue().isGone(now)) {
                all.remove();
                changed.remove(each.getKey());
                gone.add(each.getKey());
            }
        }
    }

    public synchronized List<Breach> openBreaches() {
        List<Breach> open = new ArrayList<>();
        clusters.values().forEach(each -> open.addAll(each.open()));
        return open;
    }

    public synchronized List<FleetIncident> openIncidents() {
        return incidents.open();
    }

    /** The cluster, if the message is not in its state yet. */
    private @Nullable ClusterSeries hear(String cluster) {
        String name = LabelValue.of(cluster);
        ClusterSeries series = clusters.computeIfAbsent(name, unused -> new ClusterSeries(name, limits));
        if (position != null && !series.hear(position, storedMillis)) {
            return null;
        }
        changed.add(name);
        gone.remove(name);
        expired += series.expire(storedMillis);
        return series;
    }

    @Override
    public synchronized void window(ErrorRatio window) {
        ClusterSeries cluster = hear(window.cluster());
        if (cluster != null) {
            cluster.window(window);
            news.window(window);
        }
    }

    @Override
    public synchronized void election(Election election) {
        ClusterSeries cluster = hear(election.cluster());
        if (cluster != null) {
            cluster.election(election);
            news.election(election);
        }
    }

    @Override
    public synchronized void stall(Stall stall) {
        ClusterSeries cluster = hear(stall.cluster());
        if (cluster != null) {
            cluster.stall(stall);
            news.stall(stall);
        }
    }

    @Override
    public synchronized void breach(Breach breach) {
        ClusterSeries cluster = hear(breach.cluster());
        if (cluster != null && cluster.breach(breach)) {
            news.breach(breach);
        }
    }

    @Override
    public synchronized void correlation(Correlation correlation) {
        if (hear(correlation.cluster()) != null) {
            news.correlation(correlation);
        }
    }

    @Override
    public synchronized void heartbeat(Heartbeat heartbeat) {
        ClusterSeries cluster = hear(heartbeat.cluster());
        if (cluster != null) {
            cluster.heartbeat(heartbeat);
            news.heartbeat(heartbeat);
        }
    }

    @Override
    public synchronized void deadLetter(String cluster, String reason) {
        ClusterSeries series = hear(cluster);
        if (series != null) {
            series.deadLetter(reason);
            news.deadLetter(cluster, reason);
        }
    }

    @Override
    public synchronized void incident(FleetIncident incident) {
        if (position != null && incidentsHeard != null && Positions.includes(incidentsHeard, position)) {
            return;
        }
        incidentsHeard = position;
        incidentsChanged = true;
        boolean open = incident.state() != BreachState.CLOSED;
        News heard =
                incidents.tell(incident.id(), incident.openedAtMillis(), incident.revision(), open ? incident : null);
        if (heard != News.NONE) {
            news.incident(incident);
        }
    }

    @Override
    public synchronized void tell(long nowMillis, SeriesOutput to) {
        long[] series = {0};
        SeriesOutput counting = (metric, value, finding, labels) -> {
            series[0]++;
            to.withFinding(metric, value, finding, labels);
        };
        if (serving) {
            clusters.values().forEach(each -> each.tell(nowMillis, counting));
            tellIncidents(counting);
        }
        to.series(Metric.EXPORTER_SERIES, series[0]);
        to.series(Metric.EXPORTER_EXPIRED_SERIES, expired);
    }

    private void tellIncidents(SeriesOutput to) {
        Map<List<String>, Integer> open = new LinkedHashMap<>();
        for (FleetIncident incident : incidents.open()) {
            open.merge(List.of(incident.check(), incident.severity().label()), 1, Integer::sum);
        }
        open.forEach((key, count) -> to.series(Metric.INCIDENTS_OPEN, count, key.get(0), key.get(1)));
    }
}
