package io.aftershock.monitor.check;

import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.network.LeaderSilence;
import io.aftershock.model.network.NetworkIncident;
import io.aftershock.monitor.account.AccountNames;
import io.aftershock.monitor.account.AccountPlace;
import io.aftershock.monitor.check.blind.SourceWatch;
import io.aftershock.monitor.check.election.ElectionWatch;
import io.aftershock.monitor.check.election.Upheaval;
import io.aftershock.monitor.check.life.Episode;
import io.aftershock.monitor.check.life.EpisodeLife.Holds;
import io.aftershock.monitor.check.network.KnownNetwork;
import io.aftershock.monitor.check.network.LeaderRule;
import io.aftershock.monitor.check.network.Parentage;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.stall.StallWatch;
import io.aftershock.monitor.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Judges a cluster each second of its clock, and passes all signals on with the breaches among them.
 *
 * <p>A check looks back and does not wait: what arrives late is counted by the next tick.
 */
public final class Checks extends KeyedProcessFunction<String, Signal, Signal> {

    /** Every revision of every breach. */
    public static final OutputTag<Breach> BREACHES = new OutputTag<>("breaches") {};

    /** Every stall, when it is over. */
    public static final OutputTag<Stall> STALLS = new OutputTag<>("stalls") {};

    /** Longer than any look-back of an election check by default; longer ones are asked of the thresholds. */
    private static final long FORGET_META_MILLIS = 3_600_000;

    private static final long SWEEP_EVERY_MILLIS = 10_000;
    private static final long SWEEP_ELECTIONS_EVERY_MILLIS = 60_000;
    private static final long SWEEP_HISTORIES_EVERY_MILLIS = 3_600_000;
    /** A look-back of minutes, and until late copies have come. */
    private static final long FORGET_COVERAGE_MILLIS = 300_000;

    private static final long serialVersionUID = 1L;

    private final Policy policy;
    private Thresholds thresholds;

    private transient PolicyInForce policies;
    private transient Judge judge;
    private transient AccountNames names;
    private transient StallWatch stalls;
    private transient AccountChecks accounts;
    private transient ElectionWatch elections;
    private transient ValueState<ClusterMemory> memoryState;
    private transient Episodes episodes;
    private transient Parentage parentage;

    public Checks(Policy policy) {
        this.policy = policy;
        this.thresholds = policy.thresholds();
    }

    /** How far back a breach of the error ratio may look, in milliseconds. */
    public static long longestLookbackMillis(Thresholds thresholds) {
        return Math.round(1_000
                * Math.max(
                        thresholds.largest(Check.JETSTREAM_009, "lookback"),
                        thresholds.largest(Check.JETSTREAM_009, "long_lookback")));
    }

    @Override
    public void open(OpenContext context) {
        policies = new PolicyInForce(policy);
        judge = new Judge(policy);
        names = AccountNames.of(getRuntimeContext());
        stalls = StallWatch.of(getRuntimeContext(), names, longestStallLookbackMillis());
        elections = ElectionWatch.of(getRuntimeContext());
        memoryState = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("cluster-memory", TypeInformation.of(ClusterMemory.class)));
        parentage = Parentage.of(getRuntimeContext());
        episodes = Episodes.of(getRuntimeContext(), judge, parentage);
        accounts = AccountChecks.of(getRuntimeContext(), names, episodes, judge);
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<Signal> out) throws Exception {
        use(policies.at(signal));
        names.take(signal);
        ClusterMemory known = memoryState.value();
        ClusterMemory memory = known == null ? new ClusterMemory() : known;
        if (memory.take(signal)) {
            memoryState.update(memory);
        }
        judgeSources(memory, signal, context, out);
        stalls.take(signal);
        switch (signal.kind()) {
            case CALL, CALL_MOVED -> accounts.count(Objects.requireNonNull(signal.call()), signal);
            case ELECTION -> elected(Objects.requireNonNull(signal.election()), signal.cluster());
            // That the meta leader is missing does not wait until the second is over.
            case NETWORK -> judgeLeaders(memory, signal, context, out);
            case TICK, END -> judgeAll(signal, context, out);
            default -> {}
        }
        out.collect(signal);
    }

    /** Clusters are judged by the same policy, but for the moment in which one of them has not heard of a change yet. */
    private void use(Policy inForce) {
        if (inForce.equals(judge.policy())) {
            return;
        }
        judge = new Judge(inForce);
        thresholds = inForce.thresholds();
        stalls.keepFor(longestStallLookbackMillis());
        episodes.judgedBy(judge);
        accounts.judgedBy(judge);
    }

    private long longestStallLookbackMillis() {
        return Math.round(thresholds.largest(Check.STALL_001, "lookback") * 1_000);
    }

    /**
     * An episode of the sources lives on the receive clock: the cluster's own stands still while nothing arrives from it.
     * When the cluster leaves the fleet it closes at once, for nothing will arrive by which it could clear.
     */
    private void judgeSources(ClusterMemory memory, Signal signal, Context context, Collector<Signal> out)
            throws Exception {
        SourceWatch sources = memory.sources;
        boolean end = signal.kind() == Signal.Kind.END;
        boolean left = signal.status() != null && signal.status().isFarewell();
        if (sources.nowMillis > 0 && (sources.isDue() || end || left)) {
            Subject subject = Subject.ofPart(Check.BLIND_001, signal.cluster(), "sources");
            Signal clock = Signal.ofClock(
                    signal.cluster(), end ? Signal.Kind.END : Signal.Kind.TICK, sources.nowMillis, false);
            Holds holds = left ? Judge.AT_ONCE : judge.holds(subject);
            episodes.step(subject, judge.sources(subject, sources), holds, clock, context, out);
            memoryState.update(memory);
        }
    }

    private void judgeCoverage(ClusterMemory memory, Signal clock, Context context, Collector<Signal> out)
            throws Exception {
        Subject audits = Subject.ofPart(Check.BLIND_001, clock.cluster(), "audits");
        episodes.step(audits, judge.missingAudits(audits, memory.coverage), clock, context, out);
        TreeSet<String> accounts = new TreeSet<>(memory.blindAccounts);
        accounts.addAll(judge.blindAccounts(audits, memory.coverage));
        memory.blindAccounts.clear();
        for (String account : accounts) {
            Subject subject = Subject.ofAccount(Check.BLIND_001, clock.cluster(), account, names.of(account), null);
            if (episodes.step(subject, judge.missingAudits(subject, memory.coverage), clock, context, out)) {
                memory.blindAccounts.add(account);
            }
        }
    }

    private void elected(Election election, String entry) throws Exception {
        String account = election.account();
        if (account == null) {
            elections.takeMeta(election);
            return;
        }
        String home = election.cluster().equals(entry) ? null : election.cluster();
        Subject subject = electionsOf(entry, new AccountPlace(home, account));
        elections.take(
                AccountPlace.key(home, account),
                election,
                judge.electionLimits(subject).most());
    }

    private Subject electionsOf(String entry, AccountPlace place) throws Exception {
        return Subject.ofPlace(Check.ELECTION_001, entry, place, names.of(place.account()), null);
    }

    private void judgeAll(Signal clock, Context context, Collector<Signal> out) throws Exception {
        long now = clock.atMillis();
        ClusterMemory memory = memoryState.value() == null ? new ClusterMemory() : memoryState.value();

        Subject changes = Subject.ofPart(Check.META_003, clock.cluster(), "");
        memory.forgetBefore(now - Math.max(FORGET_META_MILLIS, judge.lookbackMillis(changes)));
        memory.coverage.forgetBefore(now - FORGET_COVERAGE_MILLIS);
        judgeCoverage(memory, clock, context, out);
        elections.take(memory.network.incidents.values());
        judgeNetwork(memory.network, clock, context, out);
        judgeLeaders(memory, clock, context, out);
        memoryState.update(memory);
        for (String domain : new TreeSet<>(memory.domains.keySet())) {
            judgeMetaGroup(domain, memory.domain(domain), clock, context, out);
        }
        Subject clocks = Subject.ofCluster(Check.CLOCK_001, clock.cluster());
        episodes.step(clocks, judge.clocks(clocks, memory.clocks.values()), clock, context, out);

        accounts.judge(memory, clock, context, out);
        judgeElections(clock, context, out);
        judgeStalls(memory, clock, context, out);
        if (now % SWEEP_EVERY_MILLIS == 0) {
            accounts.sweep(now);
            stalls.sweep(now);
        }
        if (now % SWEEP_ELECTIONS_EVERY_MILLIS == 0) {
            elections.forgetBefore(now - Math.round(thresholds.largest(Check.ELECTION_001, "lookback") * 1_000));
        }
        if (now % SWEEP_HISTORIES_EVERY_MILLIS == 0) {
            accounts.sweepHistories(now);
        }
    }

    private void judgeNetwork(KnownNetwork network, Signal clock, Context context, Collector<Signal> out)
            throws Exception {
        List<String> told = new ArrayList<>();
        // Restored state has lost its order, and numbers are given in it.
        for (Map.Entry<String, NetworkIncident> entry : new TreeMap<>(network.incidents).entrySet()) {
            NetworkIncident incident = entry.getValue();
            Check check = KnownNetwork.isMonitors(incident) ? Check.BLIND_001 : Check.NETWORK_001;
            Subject subject = Subject.ofPart(check, clock.cluster(), entry.getKey());
            Assessment assessment = judge.network(subject, network, incident, clock.atMillis());
            if (episodes.step(subject, assessment, clock, context, out)) {
                told.add(entry.getKey());
            }
            Episode episode = episodes.of(subject);
            if (episode != null && episode.isOpen()) {
                parentage.cause(subject.id(episode.number()), incident);
                if (network.isNews(entry.getKey(), incident)) {
                    episodes.tellLast(subject, assessment, episode, clock, context, out);
                }
            }
        }
        network.keepIncidents(told);
        parentage.forget(clock.atMillis());
    }

    private void judgeLeaders(ClusterMemory memory, Signal clock, Context context, Collector<Signal> out)
            throws Exception {
        KnownNetwork network = memory.network;
        List<String> silent = new ArrayList<>();
        for (Map.Entry<String, LeaderSilence> entry : new TreeMap<>(network.silences).entrySet()) {
            LeaderSilence silence = entry.getValue();
            Subject subject = Subject.ofServer(Check.LEADER_001, clock.cluster(), entry.getKey(), silence.leader());
            Subject quorum = Subject.ofPart(Check.META_006, clock.cluster(), silence.domain());
            Episode lost = episodes.of(quorum);
            boolean quorumLost = lost != null && lost.isOpen();
            Assessment assessment = LeaderRule.judge(network.view, silence, quorumLost, clock.atMillis());
            if (episodes.step(subject, assessment.in(silence.domain()), clock, context, out)) {
                silent.add(entry.getKey());
            }
        }
        network.keepSilences(silent);
        memoryState.update(memory);
    }

    /** Each domain has a meta group of its own. */
    private void judgeMetaGroup(
            String domain, DomainMemory memory, Signal clock, Context context, Collector<Signal> out) throws Exception {
        Subject changes = Subject.ofPart(Check.META_003, clock.cluster(), domain);
        episodes.step(changes, judge.metaChanges(changes, memory.metaChanges, clock.atMillis()), clock, context, out);

        Subject leader = Subject.ofPart(Check.META_006, clock.cluster(), domain);
        episodes.step(leader, judge.noMetaLeader(leader, memory.opinions, clock.atMillis()), clock, context, out);
    }

    /** A crash lets all accounts elect: only those are judged that did so more often than they may. */
    private void judgeElections(Signal clock, Context context, Collector<Signal> out) throws Exception {
        List<String> restless = elections.restless();
        List<Upheaval> upheavals = restless.isEmpty() ? List.of() : elections.upheavals();
        for (String key : restless) {
            Subject subject = electionsOf(clock.cluster(), AccountPlace.of(key));
            Assessment found = judge.elections(subject, elections.of(key), upheavals, clock.atMillis());
            if (!episodes.step(subject, found, clock, context, out)) {
                elections.rest(key);
            }
        }
    }

    /** The cluster comes first: what stalls as a whole explains what stalls in its accounts. */
    private void judgeStalls(ClusterMemory memory, Signal clock, Context context, Collector<Signal> out)
            throws Exception {
        boolean leaderless = memory.domains.values().stream()
                .anyMatch(domain -> judge.isLeaderless(domain.opinions, clock.atMillis()));
        StallWatch.LimitsOf limits = (account, name) -> judge.stallLimits(stallOf(clock.cluster(), account, name));
        for (StallWatch.Judged judged :
                stalls.judge(clock, new StallWatch.Known(memory.plannedWork, leaderless), limits)) {
            Subject subject = stallOf(clock.cluster(), judged.account(), judged.accountName());
            tell(judged.stall(), judged.over(), clock, context, out);
            String parent = judged.account() == null ? null : stallOfCluster(clock.cluster(), judged.startMillis());
            episodes.step(subject, judged.assessment().under(parent), clock, context, out);
        }
    }

    private static Subject stallOf(String cluster, @Nullable String account, @Nullable String name) {
        return new Subject(Check.STALL_001, cluster, account, null, "", name, null);
    }

    /** The breach of the cluster as a whole that is open, or has been since a time; null for none. */
    private @Nullable String stallOfCluster(String cluster, long sinceMillis) throws Exception {
        Subject subject = stallOf(cluster, null, null);
        Episode episode = episodes.of(subject);
        return episode != null && episode.number() > 0 && (episode.isOpen() || episode.sinceMillis() >= sinceMillis)
                ? subject.id(episode.number())
                : null;
    }

    /** A stall is a record when it is over; that it has begun concerns only the stages that follow. */
    private static void tell(
            @Nullable Stall stall, boolean over, Signal clock, Context context, Collector<Signal> out) {
        if (stall != null && over) {
            context.output(STALLS, stall);
        }
        if (stall != null) {
            out.collect(clock.with(stall));
        }
    }
}
