package io.aftershock.monitor.correlate;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.Stall;
import io.aftershock.monitor.account.AccountPlace;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Checks;
import io.aftershock.monitor.check.Policy;
import io.aftershock.monitor.check.PolicyInForce;
import io.aftershock.monitor.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Joins each breach of the error ratio and each election of a meta leader with what it coincides with. */
public final class CorrelationJoin extends KeyedProcessFunction<String, Signal, Correlation> {

    /** What is older is kept as sums only. */
    private static final long REMEMBER_MILLIS = 900_000;

    /** Late rows still belong to the look-back that they are in. */
    private static final long LATE_MILLIS = 60_000;

    private static final long SWEEP_EVERY_MILLIS = 10_000;
    private static final long serialVersionUID = 1L;

    /** Calls of an account without a breach are kept for as long as its verdict would look back, and some. */
    private long rememberAccountMillis;

    private transient ValueState<CorrelationMemory> memoryState;
    private transient MapState<String, SecondCounts> accounts;

    private final Policy policy;
    private transient PolicyInForce policies;

    /** A join for breaches that look back as the policy says. */
    public CorrelationJoin(Policy policy) {
        this.policy = policy;
        rememberFor(Checks.longestLookbackMillis(policy.thresholds()));
    }

    private void rememberFor(long longestLookbackMillis) {
        rememberAccountMillis = Math.max(longestLookbackMillis, Correlating.LOOKBACK_MILLIS) + LATE_MILLIS;
    }

    @Override
    public void open(OpenContext context) {
        policies = new PolicyInForce(policy);
        memoryState = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("correlation", TypeInformation.of(CorrelationMemory.class)));
        accounts = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "account-seconds", Types.STRING, TypeInformation.of(SecondCounts.class)));
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<Correlation> out) throws Exception {
        CorrelationMemory known = memoryState.value();
        CorrelationMemory memory = known == null ? new CorrelationMemory() : known;
        switch (signal.kind()) {
            case CALL, CALL_MOVED -> onCall(memory, Objects.requireNonNull(signal.call()), signal);
            case POLICY ->
                rememberFor(Checks.longestLookbackMillis(policies.at(signal).thresholds()));
            case ELECTION -> onElection(memory, Objects.requireNonNull(signal.election()));
            case BREACH -> onBreach(memory, signal, Objects.requireNonNull(signal.breach()), out);
            case STALL -> {
                Stall stall = Objects.requireNonNull(signal.stall());
                memory.stalls.put(stall.id(), stall);
            }
            case TICK -> {
                judgeBreachesAgain(memory, signal.atMillis(), out);
                judgeElections(memory, signal.atMillis(), false, out);
                memory.forgetBefore(signal.atMillis() - REMEMBER_MILLIS);
                if (signal.atMillis() % SWEEP_EVERY_MILLIS == 0) {
                    sweep(signal.atMillis());
                }
            }
            case END -> {
                judgeBreachesAgain(memory, signal.atMillis(), out);
                judgeElections(memory, signal.atMillis(), true, out);
            }
            default -> {
                return;
            }
        }
        memoryState.update(memory);
    }

    private void onCall(CorrelationMemory memory, ApiCall call, Signal signal) throws Exception {
        if (signal.calls() == 0) {
            return;
        }
        memory.cluster.count(call, signal.domainOrNone(), signal.calls(), signal.atMillis());
        String key = AccountPlace.key(signal, call.account());
        SecondCounts known = accounts.get(key);
        SecondCounts counts = known == null ? new SecondCounts() : known;
        counts.count(call, signal.domainOrNone(), signal.calls(), signal.atMillis());
        accounts.put(key, counts);
        for (RatioBreach kept : memory.breaches.values()) {
            if (kept.breach().isOpen() && key.equals(placeOf(kept.breach(), signal.cluster()))) {
                kept.counts().count(call, signal.domainOrNone(), signal.calls(), signal.atMillis());
            }
        }
    }

    private static void onElection(CorrelationMemory memory, Election election) {
        if (!election.isMeta()) {
            return;
        }
        memory.elected(election);
    }

    private void onBreach(CorrelationMemory memory, Signal signal, Breach breach, Collector<Correlation> out)
            throws Exception {
        if (breach.check().equals(Check.META_006.name())) {
            memory.leaderless(InsideSpan.ofLostQuorum(breach, signal.domainOrNone()));
        } else if (breach.check().equals(Check.JETSTREAM_009.name())) {
            RatioBreach known = memory.breaches.get(breach.id());
            RatioBreach kept = known == null ? begin(memory, breach, signal.cluster()) : known.with(breach);
            if (known != null && breach.state() == BreachState.REOPENED) {
                countSinceClosed(known, signal.cluster());
            }
            tell(memory, kept, breach.atMillis(), out);
        }
    }

    private static void tell(CorrelationMemory memory, RatioBreach kept, long nowMillis, Collector<Correlation> out) {
        RatioBreach told = kept.told(Correlating.spanIds(memory, kept, nowMillis));
        memory.breaches.put(kept.breach().id(), told);
        out.collect(Correlating.ofBreach(memory, told, nowMillis));
    }

    /** A lost quorum is known only after it has lasted, and an election when it is over: the errors come first. */
    private static void judgeBreachesAgain(CorrelationMemory memory, long nowMillis, Collector<Correlation> out) {
        if (!memory.newSpan) {
            return;
        }
        memory.newSpan = false;
        for (RatioBreach kept : new TreeMap<>(memory.breaches).values()) {
            if (!Correlating.spanIds(memory, kept, nowMillis).equals(kept.spanIds())) {
                tell(memory, kept, nowMillis, out);
            }
        }
    }

    private RatioBreach begin(CorrelationMemory memory, Breach breach, String entry) throws Exception {
        long lookback = breach.lookbackSeconds() == null ? 0 : breach.lookbackSeconds() * 1_000L;
        long from = breach.openedAtMillis() - Math.max(lookback, Correlating.LOOKBACK_MILLIS);
        SecondCounts known = accounts.get(placeOf(breach, entry));
        SecondCounts counts = known == null ? new SecondCounts() : known.copyFrom(from);
        // Before the first call of the cluster nobody was watching: that is no time without errors.
        long watched = Math.min(memory.cluster.firstMillis(), counts.firstMillis());
        return new RatioBreach(
                breach, counts, 0, Math.max(from, Math.min(watched, breach.openedAtMillis())), List.of());
    }

    /** While a breach is closed nobody counts for it: what made it open again has been missed. */
    private void countSinceClosed(RatioBreach closed, String entry) throws Exception {
        SecondCounts since = accounts.get(placeOf(closed.breach(), entry));
        Long closedAt = closed.breach().closedAtMillis();
        if (since != null && closedAt != null) {
            closed.counts().replaceFrom(closedAt, since);
        }
    }

    private static String placeOf(Breach breach, String entry) {
        String home = breach.cluster().equals(entry) ? null : breach.cluster();
        return AccountPlace.key(home, String.valueOf(breach.account()));
    }

    private static void judgeElections(
            CorrelationMemory memory, long nowMillis, boolean noMoreRows, Collector<Correlation> out) {
        TreeMap<String, Correlation> told = new TreeMap<>();
        for (Election election : memory.elections) {
            Correlation correlation = Correlating.ofElection(memory, election, nowMillis, noMoreRows);
            if (correlation != null) {
                told.put(correlation.id(), correlation);
            }
        }
        told.values().forEach(out::collect);
        memory.told.putAll(told);
        memory.forgetElections(nowMillis);
    }

    /** Forgets the calls that no breach can look back to; seldom, since it looks at every account of the cluster. */
    private void sweep(long nowMillis) throws Exception {
        List<String> quiet = new ArrayList<>();
        for (Map.Entry<String, SecondCounts> entry : accounts.entries()) {
            SecondCounts counts = entry.getValue();
            counts.forgetBefore(nowMillis - rememberAccountMillis);
            entry.setValue(counts);
            if (counts.seconds.isEmpty()) {
                quiet.add(entry.getKey());
            }
        }
        for (String account : quiet) {
            accounts.remove(account);
        }
    }
}
