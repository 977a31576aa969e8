package io.aftershock.cli.watch.fleet;

import io.aftershock.connectors.findings.FindingHandler;
import io.aftershock.connectors.findings.OpenFindings;
import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.window.ErrorRatio;
import io.aftershock.monitor.check.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fleet as the findings stream tells it; one thread tells, and another one looks. */
public final class WatchedFleet implements FindingHandler {

    /** The worst first; of equals those that nothing else explains, then the oldest. */
    private static final Comparator<Breach> WORST = Comparator.comparing(Breach::severity)
            .reversed()
            .thenComparing(breach -> breach.parentId() != null)
            .thenComparing(Breach::openedAtMillis)
            .thenComparing(Breach::id);

    private static final Comparator<FleetIncident> WORST_INCIDENT = Comparator.comparing(FleetIncident::severity)
            .reversed()
            .thenComparing(FleetIncident::openedAtMillis)
            .thenComparing(FleetIncident::id);

    /** An open finding is told again each minute; one that was not for so long is closed by nobody any more. */
    private static final long FORGOTTEN_MILLIS = 15 * 60_000;

    private static final String OF_BREACH = "correlation:";

    private final Map<String, WatchedCluster> clusters = new TreeMap<>();
    private final OpenFindings open = new OpenFindings();
    private final Map<String, Correlation> verdicts = new HashMap<>();

    @Override
    public synchronized void window(ErrorRatio window) {
        cluster(window.cluster()).take(window);
    }

    @Override
    public synchronized void election(Election election) {
        if (election.isMeta()) {
            cluster(election.cluster()).take(election);
        }
    }

    @Override
    public synchronized void stall(Stall stall) {
        cluster(stall.cluster()).heard(stall.atMillis());
    }

    @Override
    public synchronized void breach(Breach breach) {
        open.breach(breach);
        WatchedCluster cluster = cluster(breach.cluster());
        if (!breach.check().equals(Check.BLIND_001.name())) { // of which the time is that of the monitor
            cluster.heard(breach.atMillis());
        }
        if (!breach.isOpen()) {
            verdicts.remove(breach.id());
        }
    }

    @Override
    public synchronized void correlation(Correlation correlation) {
        if (correlation.account() == null || !correlation.id().startsWith(OF_BREACH)) {
            return; // of an election
        }
        verdicts.merge(
                correlation.id().substring(OF_BREACH.length()),
                correlation,
                (known, told) -> told.revision() >= known.revision() ? told : known);
    }

    @Override
    public synchronized void incident(FleetIncident incident) {
        open.incident(incident);
    }

    @Override
    public synchronized void heartbeat(Heartbeat heartbeat) {
        cluster(heartbeat.cluster()).take(heartbeat);
    }

    /** A job that lost its state closes nothing of what it had opened before. */
    private void forgetWhatNobodyCloses() {
        List<String> forgotten = open.breaches().stream()
                .filter(breach -> cluster(breach.cluster()).clockMillis() - breach.atMillis() > FORGOTTEN_MILLIS)
                .map(Breach::id)
                .toList();
        forgotten.forEach(open::forget);
        forgotten.forEach(verdicts::remove);
    }

    private WatchedCluster cluster(String name) {
        return clusters.computeIfAbsent(name, WatchedCluster::new);
    }

    /** How it stands, for somebody to look at while it changes. */
    public synchronized FleetView view() {
        forgetWhatNobodyCloses();
        Map<String, List<Breach>> byCluster = new HashMap<>();
        open.breaches().stream()
                .sorted(WORST)
                .forEach(breach -> byCluster
                        .computeIfAbsent(breach.cluster(), cluster -> new ArrayList<>())
                        .add(breach));
        List<ClusterRow> rows = new ArrayList<>();
        clusters.forEach((name, cluster) -> rows.add(cluster.row(byCluster.getOrDefault(name, List.of()))));
        List<FleetIncident> incidents =
                open.incidents().stream().sorted(WORST_INCIDENT).toList();
        return new FleetView(List.copyOf(rows), incidents, Map.copyOf(verdicts));
    }
}
