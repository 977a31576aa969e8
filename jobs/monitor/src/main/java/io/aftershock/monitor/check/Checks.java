package io.aftershock.monitor.check;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.Severity;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.network.LeaderSilence;
import io.aftershock.model.network.NetworkIncident;
import io.aftershock.monitor.account.AccountNames;
import io.aftershock.monitor.account.AccountPlace;
import io.aftershock.monitor.check.blind.SourceWatch;
import io.aftershock.monitor.check.client.Attempts;
import io.aftershock.monitor.check.client.NewErrorRule;
import io.aftershock.monitor.check.client.NewErrorWords;
import io.aftershock.monitor.check.client.NewErrors;
import io.aftershock.monitor.check.life.Episode;
import io.aftershock.monitor.check.life.EpisodeLife;
import io.aftershock.monitor.check.life.EpisodeLife.Holds;
import io.aftershock.monitor.check.lookback.LookBack;
import io.aftershock.monitor.check.network.KnownNetwork;
import io.aftershock.monitor.check.network.LeaderRule;
import io.aftershock.monitor.check.network.Parentage;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.FaultSide;
import io.aftershock.monitor.check.rule.Verdict;
import io.aftershock.monitor.check.stall.StallWatch;
import io.aftershock.monitor.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
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
    private static final long SWEEP_HISTORIES_EVERY_MILLIS = 3_600_000;
    /** A look-back of minutes, and until late copies have come. */
    private static final long FORGET_COVERAGE_MILLIS = 300_000;

    /** A failure that becomes known later than this is counted, but opens no breach of its time; windows wait as long. */
    static final long LATE_MILLIS = 30_000;

    /** The longest look-back has so many panes, beside the seconds. */
    private static final int COARSE_PANES = 20;

    private static final long serialVersionUID = 1L;

    private final Thresholds thresholds;
    private final long longestLookbackMillis;

    /** For how long calls are kept second by second. */
    private final long secondsForMillis;

    private transient @Nullable Judge judge;
    private transient @Nullable MapState<String, LookBack> lookBacks;

    /** Accounts with a failure in their look-back, or a breach: the only ones of which there is anything to find. */
    private transient @Nullable MapState<String, Boolean> suspects;

    private transient @Nullable AccountNames names;
    private transient @Nullable StallWatch stalls;
    private transient @Nullable NewErrors newErrors;
    private transient @Nullable ValueState<ClusterMemory> memoryState;
    private transient @Nullable MapState<String, Episode> episodes;
    private transient @Nullable MapState<String, Long> numbers;
    private transient @Nullable Parentage parentage;

    public Checks(Thresholds thresholds) {
        this.thresholds = thresholds;
        double retries = thresholds.largest(Check.RETRY_001, "lookback") + Attempts.USUAL_SECONDS;
        this.longestLookbackMillis = Math.max(
                Math.max(longestLookbackMillis(thresholds), Math.round(retries * 1_000)),
                Math.round(thresholds.largest(Check.LIMIT_001, "lookback") * 1_000));
        double seconds = Math.max(thresholds.largest(Check.JETSTREAM_009, "lookback") + LATE_MILLIS / 1_000.0, retries);
        this.secondsForMillis = Math.round(seconds * 1_000);
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
        judge = new Judge(thresholds);
        lookBacks = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("look-backs", Types.STRING, TypeInformation.of(LookBack.class)));
        suspects = getRuntimeContext().getMapState(new MapStateDescriptor<>("suspects", Types.STRING, Types.BOOLEAN));
        names = AccountNames.of(getRuntimeContext());
        stalls = StallWatch.of(
                getRuntimeContext(), names, Math.round(thresholds.largest(Check.STALL_001, "lookback") * 1_000));
        newErrors = NewErrors.of(getRuntimeContext());
        memoryState = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("cluster-memory", TypeInformation.of(ClusterMemory.class)));
        episodes = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("episodes", Types.STRING, TypeInformation.of(Episode.class)));
        numbers = getRuntimeContext().getMapState(new MapStateDescriptor<>("numbers", Types.STRING, Types.LONG));
        parentage = Parentage.of(getRuntimeContext());
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<Signal> out) throws Exception {
        Objects.requireNonNull(names).take(signal);
        ValueState<ClusterMemory> state = Objects.requireNonNull(memoryState);
        ClusterMemory known = state.value();
        ClusterMemory memory = known == null ? new ClusterMemory() : known;
        if (memory.take(signal)) {
            state.update(memory);
        }
        judgeSources(memory, signal, context, out);
        Objects.requireNonNull(stalls).take(signal);
        switch (signal.kind()) {
            case CALL, CALL_MOVED -> count(Objects.requireNonNull(signal.call()), signal);
            case TICK, END -> judgeAll(signal, context, out);
            default -> {}
        }
        out.collect(signal);
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
            Judge rules = Objects.requireNonNull(judge);
            Holds holds = left ? Judge.AT_ONCE : rules.holds(subject);
            step(subject, rules.sources(subject, sources), holds, clock, context, out);
            Objects.requireNonNull(memoryState).update(memory);
        }
    }

    private void judgeCoverage(ClusterMemory memory, Signal clock, Context context, Collector<Signal> out)
            throws Exception {
        Judge rules = Objects.requireNonNull(judge);
        Subject audits = Subject.ofPart(Check.BLIND_001, clock.cluster(), "audits");
        step(audits, rules.missingAudits(audits, memory.coverage), clock, context, out);
        TreeSet<String> accounts = new TreeSet<>(memory.blindAccounts);
        accounts.addAll(rules.blindAccounts(audits, memory.coverage));
        memory.blindAccounts.clear();
        for (String account : accounts) {
            Subject subject = Subject.ofAccount(
                    Check.BLIND_001,
                    clock.cluster(),
                    account,
                    Objects.requireNonNull(names).of(account),
                    null);
            if (step(subject, rules.missingAudits(subject, memory.coverage), clock, context, out)) {
                memory.blindAccounts.add(account);
            }
        }
    }

    private void count(ApiCall call, Signal signal) throws Exception {
        if (signal.calls() == 0) {
            return;
        }
        MapState<String, LookBack> state = Objects.requireNonNull(lookBacks);
        String key = AccountPlace.key(signal, call.account());
        LookBack known = state.get(key);
        if (known == null) {
            Objects.requireNonNull(newErrors).hear(key, signal.atMillis());
        }
        LookBack lookBack = known == null ? new LookBack() : known;
        lookBack.count(call, signal.domainOrNone(), signal.calls(), signal.atMillis());
        state.put(key, lookBack);
        if (call.failed() && call.isJudged()) {
            Objects.requireNonNull(suspects).put(key, true);
        }
        if (call.failed() && call.isJudged() && signal.calls() > 0) {
            Subject subject = newErrorsOf(signal.cluster(), AccountPlace.of(key));
            NewErrorRule.Limits limits = Objects.requireNonNull(judge).newErrorLimits(subject);
            Objects.requireNonNull(newErrors).take(key, call, signal.atMillis(), limits);
        }
    }

    private void judgeAll(Signal clock, Context context, Collector<Signal> out) throws Exception {
        Judge rules = Objects.requireNonNull(judge);
        long now = clock.atMillis();
        ValueState<ClusterMemory> state = Objects.requireNonNull(memoryState);
        ClusterMemory memory = state.value() == null ? new ClusterMemory() : state.value();

        Subject changes = Subject.ofPart(Check.META_003, clock.cluster(), "");
        memory.forgetBefore(now - Math.max(FORGET_META_MILLIS, rules.lookbackMillis(changes)));
        memory.coverage.forgetBefore(now - FORGET_COVERAGE_MILLIS);
        judgeCoverage(memory, clock, context, out);
        judgeNetwork(memory.network, clock, context, out);
        state.update(memory);
        for (String domain : new TreeSet<>(memory.domains.keySet())) {
            judgeMetaGroup(domain, memory.domain(domain), clock, context, out);
        }
        Subject clocks = Subject.ofCluster(Check.CLOCK_001, clock.cluster());
        step(clocks, rules.clocks(clocks, memory.clocks.values()), clock, context, out);

        judgeAccounts(memory, clock, context, out);
        judgeStalls(memory, clock, context, out);
        if (now % SWEEP_EVERY_MILLIS == 0) {
            sweep(now);
            Objects.requireNonNull(stalls).sweep(now);
        }
        if (now % SWEEP_HISTORIES_EVERY_MILLIS == 0) {
            long memoryMillis = Math.round(thresholds.largest(Check.NEWERROR_001, "memory") * 1_000);
            Objects.requireNonNull(newErrors).sweep(now, memoryMillis, Objects.requireNonNull(lookBacks));
        }
    }

    private void judgeNetwork(KnownNetwork network, Signal clock, Context context, Collector<Signal> out)
            throws Exception {
        Judge rules = Objects.requireNonNull(judge);
        MapState<String, Episode> state = Objects.requireNonNull(episodes);
        List<String> told = new ArrayList<>();
        // Restored state has lost its order, and numbers are given in it.
        for (Map.Entry<String, NetworkIncident> entry : new TreeMap<>(network.incidents).entrySet()) {
            NetworkIncident incident = entry.getValue();
            Check check = KnownNetwork.isMonitors(incident) ? Check.BLIND_001 : Check.NETWORK_001;
            Subject subject = Subject.ofPart(check, clock.cluster(), entry.getKey());
            Assessment assessment = rules.network(subject, network.view, incident, clock.atMillis());
            if (step(subject, assessment, clock, context, out)) {
                told.add(entry.getKey());
            }
            Episode episode = state.get(subject.key());
            if (episode != null && episode.isOpen()) {
                Objects.requireNonNull(parentage).cause(subject.id(episode.number()), incident);
                if (network.isNews(entry.getKey(), incident)) {
                    tellLast(subject, assessment, episode, clock, context, out);
                }
            }
        }
        List<String> silent = new ArrayList<>();
        for (Map.Entry<String, LeaderSilence> entry : new TreeMap<>(network.silences).entrySet()) {
            LeaderSilence silence = entry.getValue();
            Subject subject = Subject.ofServer(Check.LEADER_001, clock.cluster(), entry.getKey(), silence.leader());
            Subject quorum = Subject.ofPart(Check.META_006, clock.cluster(), silence.domain());
            Episode lost = state.get(quorum.key());
            boolean quorumLost = lost != null && lost.isOpen();
            Assessment assessment = LeaderRule.judge(network.view, silence, quorumLost, clock.atMillis());
            if (step(subject, assessment.in(silence.domain()), clock, context, out)) {
                silent.add(entry.getKey());
            }
        }
        network.keep(told, silent);
        Objects.requireNonNull(parentage).forget(clock.atMillis());
    }

    /** Each domain has a meta group of its own. */
    private void judgeMetaGroup(
            String domain, DomainMemory memory, Signal clock, Context context, Collector<Signal> out) throws Exception {
        Judge rules = Objects.requireNonNull(judge);
        Subject changes = Subject.ofPart(Check.META_003, clock.cluster(), domain);
        step(changes, rules.metaChanges(changes, memory.metaChanges, clock.atMillis()), clock, context, out);

        Subject leader = Subject.ofPart(Check.META_006, clock.cluster(), domain);
        step(leader, rules.noMetaLeader(leader, memory.opinions, clock.atMillis()), clock, context, out);
    }

    private void judgeAccounts(ClusterMemory memory, Signal clock, Context context, Collector<Signal> out)
            throws Exception {
        Judge rules = Objects.requireNonNull(judge);
        List<String> accounts = new ArrayList<>();
        Objects.requireNonNull(suspects).keys().forEach(accounts::add);
        accounts.sort(null);
        for (String key : accounts) {
            AccountPlace place = AccountPlace.of(key);
            LookBack known = Objects.requireNonNull(lookBacks).get(key);
            LookBack lookBack = known == null ? new LookBack() : known;
            String name = Objects.requireNonNull(names).of(place.account());
            boolean suspect = false;
            for (FaultSide side : FaultSide.values()) {
                Subject subject = Subject.ofPlace(Check.JETSTREAM_009, clock.cluster(), place, name, side);
                Episode episode = Objects.requireNonNull(episodes).get(subject.key());
                Assessment assessment =
                        rules.errorRatio(subject, side, lookBack, memory.plannedWork, clock.atMillis(), episode);
                suspect |= assessment.value() > 0;
                if (assessment.verdict() == Verdict.FALSE
                        && rules.isIncomplete(subject, memory.coverage, clock.atMillis())) {
                    assessment = assessment.withoutAllClear();
                }
                suspect |= step(subject, assessment, clock, context, out);
            }
            suspect |= judgeClients(place, name, lookBack, clock, context, out);
            if (known != null) {
                known.judged();
                Objects.requireNonNull(lookBacks).put(key, known);
            }
            if (!suspect) {
                Objects.requireNonNull(suspects).remove(key);
            }
        }
    }

    /** What clients do wrong is part of the error ratio of their account, where that is a breach already. */
    private boolean judgeClients(
            AccountPlace place,
            @Nullable String name,
            LookBack lookBack,
            Signal clock,
            Context context,
            Collector<Signal> out)
            throws Exception {
        Judge rules = Objects.requireNonNull(judge);
        Subject retries = Subject.ofPlace(Check.RETRY_001, clock.cluster(), place, name, null);
        Assessment storms = rules.retries(retries, lookBack, clock.atMillis()).assessment(place.account(), name);
        boolean any = step(retries, underRatio(retries, place, storms, clock), clock, context, out);

        Subject changes = newErrorsOf(clock.cluster(), place);
        NewErrorRule.Limits limits = rules.newErrorLimits(changes);
        String key = AccountPlace.key(place.home(), place.account());
        NewErrors.Recent recent = Objects.requireNonNull(newErrors).of(key, clock.atMillis(), limits);
        Assessment found = NewErrorWords.of(place.account(), name, recent, lookBack, clock.atMillis(), limits);
        any |= step(changes, underRatio(changes, place, found, clock), clock, context, out);

        Subject refused = Subject.ofPlace(Check.LIMIT_001, clock.cluster(), place, name, null);
        Assessment limit = rules.reachedLimits(refused, lookBack, clock.atMillis());
        any |= step(refused, underRatio(refused, place, limit, clock), clock, context, out);
        return any;
    }

    private Subject newErrorsOf(String cluster, AccountPlace place) throws Exception {
        String name = Objects.requireNonNull(names).of(place.account());
        return Subject.ofPlace(Check.NEWERROR_001, cluster, place, name, null);
    }

    /** The same as the child of the breach of the error ratio that counts its calls, if that is open or has just been. */
    private Assessment underRatio(Subject subject, AccountPlace place, Assessment assessment, Signal clock)
            throws Exception {
        Episode known = Objects.requireNonNull(episodes).get(subject.key());
        // What is over has no calls any more: then those count that it had.
        boolean over = known != null && assessment.evidence().codes().isEmpty();
        List<EvidenceEntry> codes = (over ? known.lastEvidence() : assessment.evidence()).codes();
        if (codes.isEmpty()) {
            return assessment;
        }
        int code = Integer.parseInt(codes.get(0).name());
        FaultSide side = FaultSide.of(ErrorCodes.classify("", code));
        Subject ratio = Subject.ofPlace(Check.JETSTREAM_009, clock.cluster(), place, null, side);
        Episode episode = Objects.requireNonNull(episodes).get(ratio.key());
        return episode == null || episode.number() == 0 ? assessment : assessment.under(ratio.id(episode.number()));
    }

    /** The cluster comes first: what stalls as a whole explains what stalls in its accounts. */
    private void judgeStalls(ClusterMemory memory, Signal clock, Context context, Collector<Signal> out)
            throws Exception {
        Judge rules = Objects.requireNonNull(judge);
        boolean leaderless = memory.domains.values().stream()
                .anyMatch(domain -> rules.isLeaderless(domain.opinions, clock.atMillis()));
        StallWatch.LimitsOf limits = (account, name) -> rules.stallLimits(stallOf(clock.cluster(), account, name));
        for (StallWatch.Judged judged : Objects.requireNonNull(stalls)
                .judge(clock, new StallWatch.Known(memory.plannedWork, leaderless), limits)) {
            Subject subject = stallOf(clock.cluster(), judged.account(), judged.accountName());
            tell(judged.stall(), judged.over(), clock, context, out);
            String parent = judged.account() == null ? null : stallOfCluster(clock.cluster(), judged.startMillis());
            step(subject, judged.assessment().under(parent), clock, context, out);
        }
    }

    private static Subject stallOf(String cluster, @Nullable String account, @Nullable String name) {
        return new Subject(Check.STALL_001, cluster, account, null, "", name, null);
    }

    /** The breach of the cluster as a whole that is open, or has been since a time; null for none. */
    private @Nullable String stallOfCluster(String cluster, long sinceMillis) throws Exception {
        Subject subject = stallOf(cluster, null, null);
        Episode episode = Objects.requireNonNull(episodes).get(subject.key());
        boolean concerned =
                episode != null && episode.number() > 0 && (episode.isOpen() || episode.sinceMillis() >= sinceMillis);
        return concerned ? subject.id(episode.number()) : null;
    }

    /** Forgets the calls that are in no look-back any more; seldom, since it looks at every account of the cluster. */
    private void sweep(long nowMillis) throws Exception {
        MapState<String, LookBack> state = Objects.requireNonNull(lookBacks);
        List<String> quiet = new ArrayList<>();
        for (Map.Entry<String, LookBack> entry : state.entries()) {
            LookBack lookBack = entry.getValue();
            boolean empty = lookBack.forgetBefore(nowMillis - longestLookbackMillis);
            lookBack.coarsenBefore(
                    nowMillis - secondsForMillis, (int) Math.max(1, longestLookbackMillis / 1_000 / COARSE_PANES));
            entry.setValue(lookBack);
            if (empty) {
                quiet.add(entry.getKey());
            }
        }
        for (String account : quiet) {
            state.remove(account);
        }
    }

    /** Lets an episode go on by one tick; true while there is something to remember of it. */
    private boolean step(Subject subject, Assessment assessment, Signal clock, Context context, Collector<Signal> out)
            throws Exception {
        Holds holds = Objects.requireNonNull(judge).holds(subject);
        return step(subject, assessment, holds, clock, context, out);
    }

    private boolean step(
            Subject subject, Assessment assessment, Holds holds, Signal clock, Context context, Collector<Signal> out)
            throws Exception {
        MapState<String, Episode> state = Objects.requireNonNull(episodes);
        Episode episode = state.get(subject.key());
        if (episode == null && assessment.verdict() != Verdict.TRUE) {
            return false;
        }
        if (clock.kind() == Signal.Kind.END) {
            tellLast(subject, assessment, episode, clock, context, out);
            return true;
        }
        Severity severity = Breaches.severity(subject, episode, assessment);
        EpisodeLife.Step step =
                EpisodeLife.step(episode, assessment.verdict(), severity, clock.delayed(), clock.atMillis(), holds);
        Episode next = step.next();
        if (next == null) {
            state.remove(subject.key());
            return false;
        }
        next = remembering(next, assessment);
        if (step.tell() == BreachState.OPENED) {
            next = next.numbered(nextNumber(subject));
        }
        if (step.tell() != null) {
            next = next.emitted(clock.atMillis(), severity, clock.delayed());
            tell(
                    subject,
                    Breaches.breach(subject, next, step.tell(), assessment, clock, thresholds.version()),
                    clock,
                    context,
                    out);
        }
        state.put(subject.key(), next);
        return true;
    }

    private static Episode remembering(Episode episode, Assessment assessment) {
        return assessment.verdict() == Verdict.TRUE
                ? episode.remembering(assessment.summary(), assessment.evidence())
                : episode;
    }

    /** What is open is told once more: at the end of a bounded input, where it stays open, and when there is more to tell. */
    private void tellLast(
            Subject subject,
            Assessment assessment,
            @Nullable Episode episode,
            Signal clock,
            Context context,
            Collector<Signal> out)
            throws Exception {
        if (episode != null && episode.isOpen()) {
            Episode last = remembering(episode, assessment)
                    .emitted(clock.atMillis(), Breaches.severity(subject, episode, assessment), clock.delayed());
            Objects.requireNonNull(episodes).put(subject.key(), last);
            tell(
                    subject,
                    Breaches.breach(subject, last, BreachState.UPDATED, assessment, clock, thresholds.version()),
                    clock,
                    context,
                    out);
        }
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

    private void tell(
            Subject subject,
            Breach breach,
            Signal clock,
            KeyedProcessFunction<String, Signal, Signal>.Context context,
            Collector<Signal> out)
            throws Exception {
        Breach told = Objects.requireNonNull(parentage).explained(breach, subject.server());
        context.output(BREACHES, told);
        out.collect(clock.with(told).in(subject.domain()));
    }

    private long nextNumber(Subject subject) throws Exception {
        MapState<String, Long> state = Objects.requireNonNull(numbers);
        Long known = state.get(subject.numbersKey());
        long number = known == null ? 1 : known + 1;
        state.put(subject.numbersKey(), number);
        return number;
    }
}
