package io.aftershock.exporter.series;

import io.aftershock.exporter.catalogue.Metric;
import io.aftershock.exporter.catalogue.SeriesOutput;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.window.ErrorRatio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The series of one account of a cluster, of those that share one, or of the cluster as a whole. */
final class AccountSeries {

    private static final double SECOND = 1_000;

    private long windows;
    private long requests;
    private long calls;
    private long failedCalls;
    private long stallMillis;
    private boolean stalled;
    private NewestRatio newest = NewestRatio.NONE;
    private final LabelCounts errors;
    private final LabelCounts elections;
    private final LabelCounts findings;
    private final Map<List<String>, String> lastFindings = new LinkedHashMap<>();

    AccountSeries() {
        errors = new LabelCounts();
        elections = new LabelCounts();
        findings = new LabelCounts();
    }

    AccountSeries(State state) {
        windows = state.windows();
        requests = state.requests();
        calls = state.calls();
        failedCalls = state.failedCalls();
        stallMillis = state.stallMillis();
        stalled = state.stalled();
        newest = state.newest();
        errors = new LabelCounts(state.errors());
        elections = new LabelCounts(state.elections());
        findings = new LabelCounts(state.findings());
    }

    /** All that is counted. */
    record State(
            long windows,
            long requests,
            long calls,
            long failedCalls,
            long stallMillis,
            boolean stalled,
            NewestRatio newest,
            Map<String, Long> errors,
            Map<String, Long> elections,
            Map<String, Long> findings) {}

    State state() {
        return new State(
                windows,
                requests,
                calls,
                failedCalls,
                stallMillis,
                stalled,
                newest,
                errors.state(),
                elections.state(),
                findings.state());
    }

    /** Adds a window that lies beside all that were added before. */
    void count(ErrorRatio window) {
        windows++;
        requests += window.requests();
        calls += window.calls();
        failedCalls += window.failedCalls();
        window.byClass().forEach((errorClass, count) -> errors.add(count, errorClass));
    }

    /** Shows its ratio, if it is the newest. */
    void show(ErrorRatio window) {
        newest = newest.or(window);
    }

    /** Shows its ratio with that of the other accounts that share these series. */
    void showTogether(ErrorRatio window) {
        newest = newest.and(window);
    }

    void count(Election election) {
        elections.add(1, election.scope().label(), election.cause().label());
    }

    /** Makes a series that counts nothing yet, since Prometheus does not see a counter grow that begins with 1. */
    void expectElections(String scope, String cause) {
        elections.add(0, scope, cause);
    }

    void countStall(long lastedMillis) {
        stalled = true;
        stallMillis += lastedMillis;
    }

    void count(Breach breach) {
        String severity = breach.severity().label();
        findings.add(1, breach.check(), severity);
        lastFindings.put(List.of(breach.check(), severity), breach.id());
    }

    /** Checks and severities of the findings that were counted. */
    Set<List<String>> findings() {
        return findings.counts().keySet();
    }

    /** How many series there are of it; the ratio aside, which comes and goes. */
    int size() {
        return (windows > 0 ? 3 : 0)
                + (stalled ? 1 : 0)
                + errors.counts().size()
                + elections.counts().size()
                + findings.counts().size();
    }

    void tell(String cluster, String account, long clockMillis, SeriesOutput to) {
        if (windows > 0) {
            to.series(Metric.API_REQUESTS, requests, cluster, account);
            to.series(Metric.API_CALLS, calls, cluster, account);
            to.series(Metric.API_FAILED_CALLS, failedCalls, cluster, account);
        }
        if (newest.isThere(clockMillis)) {
            to.series(Metric.API_ERROR_RATIO, newest.ratio(), cluster, account);
        }
        if (stalled) {
            to.series(Metric.STALL_SECONDS, stallMillis / SECOND, cluster, account);
        }
        errors.counts().forEach((key, count) -> to.series(Metric.API_ERRORS, count, cluster, account, key.get(0)));
        elections
                .counts()
                .forEach((key, count) -> to.series(Metric.ELECTIONS, count, cluster, account, key.get(0), key.get(1)));
        findings.counts()
                .forEach((key, count) -> to.withFinding(
                        Metric.FINDINGS,
                        (double) count,
                        lastFindings.get(key),
                        cluster,
                        account,
                        key.get(0),
                        key.get(1)));
    }
}
