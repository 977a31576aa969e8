package io.aftershock.simulator.truth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sees everything that happens in a fleet while it happens; what it saw is the truth. */
public final class Witness {

    /** What ends may be told as open for a while. */
    private static final long CLOSES_MILLIS = 120_000;

    private final List<Event> events = new ArrayList<>();
    private final List<TrueElection> elections = new ArrayList<>();
    private final List<ExpectedBreach> breaches = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    private final Spans silences = new Spans();
    private final Spans deaths = new Spans();

    /** Notes what was done or befell; details are names and values in turn. */
    public void happened(long atMillis, String cluster, String event, Object... details) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < details.length; i += 2) {
            named.put((String) details[i], details[i + 1]);
        }
        events.add(new Event(atMillis, cluster, event, named));
    }

    /** Notes a call that was answered, once, by however many servers. */
    public void called(String cluster, String account, long atMillis) {
        ledger.call(new Ledger.Account(cluster, account), atMillis);
    }

    /** Notes that a call that was answered was one that nobody but a meta leader answers. */
    public void answeredByLeader(String cluster, String account, long atMillis) {
        ledger.leaderCall(new Ledger.Account(cluster, account), atMillis);
    }

    /** Notes that nobody answers for the meta group from now on. */
    public void silent(String cluster, long atMillis) {
        silences.begin(cluster, Span.ANSWERS, atMillis);
    }

    /** Notes that somebody answers for it again, and be it that there is no leader. */
    public void answering(String cluster, long atMillis) {
        silences.end(cluster, Span.ANSWERS, atMillis);
    }

    /** Notes that a server died. */
    public void died(String cluster, String node, long atMillis) {
        deaths.begin(cluster, node, atMillis);
    }

    /** Notes that a server runs, if it was dead. */
    public void started(String cluster, String node, long atMillis) {
        deaths.end(cluster, node, atMillis);
    }

    /** Notes that a call failed by an incident; what fails now and then anyway is not noted. */
    public void failed(String cluster, String account, Side side, long atMillis) {
        ledger.failure(new Ledger.Account(cluster, account), side, atMillis);
    }

    public void elected(TrueElection election) {
        elections.add(election);
        happened(
                election.atMillis(),
                election.cluster(),
                "leader_elected",
                "leader",
                election.leader(),
                "previous_leader",
                election.previousLeader(),
                "cause",
                election.cause(),
                "outage_ms",
                election.outageMillis());
    }

    /** Notes what has to be found that follows from no count. */
    public void expects(
            String check,
            String cluster,
            @Nullable String account,
            @Nullable String severity,
            long fromMillis,
            long openByMillis,
            long untilMillis,
            Certainty certainty) {
        breaches.add(ExpectedBreach.ofAccount(
                check,
                cluster,
                account,
                severity,
                Times.atOnce(fromMillis, openByMillis, untilMillis, untilMillis + CLOSES_MILLIS),
                certainty));
    }

    /** The truth of a time that began then. */
    public Truth truth(long startMillis, long endMillis) {
        List<ExpectedBreach> expected = new ArrayList<>(breaches);
        expected.addAll(RatioTruth.of(ledger));
        expected.addAll(MetaTruth.changes(elections));
        expected.addAll(MetaTruth.outages(elections, deaths.until(endMillis)));
        expected.addAll(StallTruth.of(ledger, silences.until(endMillis)));
        expected.addAll(NetworkTruth.of(deaths.until(endMillis)));
        expected.removeIf(breach -> breach.times().fromMillis() >= endMillis);
        Map<String, Long> calls = new TreeMap<>();
        ledger.totals().forEach((account, total) -> calls.put(account.cluster() + "/" + account.name(), total));
        return new Truth(startMillis, endMillis, events, expected, ElectionKinds.of(elections, expected), calls);
    }
}
