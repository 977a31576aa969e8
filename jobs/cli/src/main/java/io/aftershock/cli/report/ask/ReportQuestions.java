package io.aftershock.cli.report.ask;

import io.aftershock.cli.report.facts.Calls;
import io.aftershock.cli.report.facts.ClusterFacts;
import io.aftershock.cli.report.facts.Facts;
import io.aftershock.cli.report.facts.Minutes;
import io.aftershock.cli.report.facts.Period;
import io.aftershock.cli.report.facts.Step;
import io.aftershock.connectors.history.query.HistoryDatabase;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Asks a history all that a report tells. */
public final class ReportQuestions {

    private ReportQuestions() {}

    /**
     * Of some clusters; of all if none is named.
     *
     * @param progress is told what is read next
     */
    public static Facts facts(
            Warehouse warehouse, Period period, Collection<String> clusters, Consumer<String> progress) {
        try (HistoryDatabase database = HistoryDatabase.over(warehouse)) {
            progress.accept("reading calls, now and before");
            CallQuestions calls = new CallQuestions(database, period, clusters);
            progress.accept("reading what clients did");
            ClientQuestions clients = new ClientQuestions(database, period, clusters);
            progress.accept("reading what was found");
            FindingQuestions findings = new FindingQuestions(database, period, clusters);
            return new Facts(
                    period,
                    clusters(calls, findings),
                    calls.accounts(),
                    clients.noisiest(),
                    period.hasBefore() ? calls.newCodes() : List.of(),
                    CoverageQuestions.missing(database, period, clusters));
        }
    }

    private static List<ClusterFacts> clusters(CallQuestions calls, FindingQuestions findings) {
        Map<String, List<Step>> steps = calls.steps();
        Map<String, Calls> before = calls.before();
        var elections = findings.elections();
        var assetElections = findings.assetElections();
        var stalls = findings.stalls();
        var breaches = findings.breaches();
        var crashes = findings.crashes();
        Set<String> names = new TreeSet<>(calls.clusters());
        names.addAll(elections.keySet());
        names.addAll(stalls.keySet());
        names.addAll(breaches.keySet());
        return names.stream()
                .map(name -> {
                    List<Step> own = steps.getOrDefault(name, List.of());
                    return new ClusterFacts(
                            name,
                            own.stream().map(Step::calls).reduce(Calls.NONE, Calls::plus),
                            before.getOrDefault(name, Calls.NONE),
                            own.stream().map(Step::minutes).reduce(Minutes.NONE, Minutes::plus),
                            own,
                            elections.getOrDefault(name, List.of()),
                            assetElections.getOrDefault(name, 0L),
                            stalls.getOrDefault(name, List.of()),
                            breaches.getOrDefault(name, List.of()),
                            crashes.getOrDefault(name, List.of()));
                })
                .toList();
    }
}
