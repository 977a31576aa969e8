package io.aftershock.monitor.coverage;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.coverage.Coverage;
import io.aftershock.model.coverage.MissingCause;
import io.aftershock.model.election.ElectionScope;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.monitor.signal.LeaderElected;
import io.aftershock.monitor.signal.RaftTerm;
import io.aftershock.monitor.signal.ServerCounters;
import io.aftershock.monitor.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/**
 * Holds what servers say of themselves against what has arrived, and passes all signals on with what it finds among them:
 * how much of each time is there, and the elections that never sent their advisory.
 */
public final class Reconciliation extends KeyedProcessFunction<String, Signal, Signal> {

    /** The last word on each span of each server. */
    public static final OutputTag<Coverage> COVERAGE = new OutputTag<>("coverage") {};

    /** Late copies come up to a minute after the fact: from here on what is missing stays missing. */
    public static final long SETTLED_AFTER_MILLIS = 65_000;

    /** Audits are on their way for no longer than this unless something is wrong. */
    private static final long ON_THE_WAY_MILLIS = 10_000;

    /** An account of which nothing has arrived for so long has no export, or makes no calls. */
    private static final long HEARD_FOR_MILLIS = 600_000;

    /** Heard of again within this time need not be written down again. */
    private static final long HEARD_STEP_MILLIS = 10_000;

    private static final long FORGOTTEN_AFTER_MILLIS = 600_000;
    private static final long serialVersionUID = 1L;

    private final long allowanceMillis;

    private transient MapState<String, ServerBook> books;
    private transient MapState<String, Long> heardAccounts;
    private transient ValueState<CoverageMemory> memoryState;

    /** A reconciliation that speaks before windows are printed, which wait this long for late rows. */
    public Reconciliation(long allowanceMillis) {
        this.allowanceMillis = allowanceMillis;
    }

    @Override
    public void open(OpenContext context) {
        books = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("books", Types.STRING, TypeInformation.of(ServerBook.class)));
        heardAccounts =
                getRuntimeContext().getMapState(new MapStateDescriptor<>("heard-accounts", Types.STRING, Types.LONG));
        memoryState = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("coverage-memory", TypeInformation.of(CoverageMemory.class)));
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<Signal> out) throws Exception {
        switch (signal.kind()) {
            case CALL -> count(Objects.requireNonNull(signal.call()), signal);
            case STATUS -> onStatus(Objects.requireNonNull(signal.status()), signal);
            case TICK, END -> onClock(signal, context, out);
            default -> onAnswer(signal);
        }
        boolean toldBefore = signal.kind() == Signal.Kind.LEADER_ELECTED && wasTold(signal);
        out.collect(toldBefore ? withoutElection(signal) : signal);
    }

    private void count(ApiCall call, Signal signal) throws Exception {
        Long heardAt = heardAccounts.get(call.account());
        if (heardAt == null || signal.atMillis() >= heardAt + HEARD_STEP_MILLIS) {
            heardAccounts.put(call.account(), signal.atMillis());
        }
        if (CountedCalls.contain(call)) {
            ServerBook book = books.get(call.server());
            // The counter's answers and the audit are stamped by the same clock, be it right or wrong.
            if (book != null && book.count(signal.stampMillis())) {
                books.put(call.server(), book);
            }
        }
    }

    private void onStatus(SourceStatus status, Signal signal) throws Exception {
        Condition condition = status.condition();
        CoverageMemory memory = memory();
        if (Trouble.isIn(condition)) {
            memory.capture = Trouble.met(memory.capture, signal.atMillis());
        }
        if (status.isAllCutOff()) {
            // Before the clock begins nobody knows since when.
            BlindTime.begin(memory.blindTimes, memory.started ? signal.atMillis() : 0);
        } else if (status.isRead()) {
            // The cluster's clock has stood still meanwhile.
            BlindTime.end(memory.blindTimes, Math.max(signal.atMillis(), signal.receivedMillis()));
        }
        memoryState.update(memory);
    }

    private void onAnswer(Signal signal) throws Exception {
        ServerCounters counters = signal.counters();
        if (counters != null) {
            onCounters(counters, signal.atMillis());
        }
        RaftTerm term = signal.raftTerm();
        if (term != null && term.leads()) {
            CoverageMemory memory = memory();
            // While the advisories are behind the clock stands still, and the answer is of later than it shows.
            memory.terms.said(term, Math.max(signal.atMillis(), signal.receivedMillis()));
            memoryState.update(memory);
        }
    }

    private void onCounters(ServerCounters counters, long atMillis) throws Exception {
        ServerBook known = books.get(counters.server());
        ServerBook book = known == null ? new ServerBook() : known;
        long restarted = book.restartedMillis;
        book.answered(counters, heardAccounts::contains, atMillis);
        books.put(counters.server(), book);

        CoverageMemory memory = memory();
        memory.terms.inDomain(counters.server(), counters.domain());
        if (book.restartedMillis != restarted) {
            memory.restart = Trouble.met(memory.restart, atMillis);
        }
        memoryState.update(memory);
    }

    private void onClock(Signal clock, Context context, Collector<Signal> out) throws Exception {
        List<String> servers = new ArrayList<>();
        books.keys().forEach(servers::add);
        servers.sort(null);
        for (String server : servers) {
            reconcile(server, clock, context, out);
        }
        CoverageMemory memory = memory();
        memory.started = true;
        reconcileBlindTime(memory, clock, out);
        List<MetaTerms.Claim> missing = memory.terms.missing(clock.atMillis());
        missing.forEach(claim -> out.collect(election(claim, clock)));
        memoryState.update(memory);
        if (Math.floorMod(clock.atMillis(), HEARD_FOR_MILLIS) == 0) {
            forgetAccounts(clock.atMillis() - HEARD_FOR_MILLIS);
        }
    }

    /** Says, before the first window is printed that holds a part of it, of which part of it nobody knows. */
    private void reconcileBlindTime(CoverageMemory memory, Signal clock, Collector<Signal> out) throws Exception {
        for (BlindTime blind : memory.blindTimes) {
            if (clock.atMillis() >= blind.fromMillis + allowanceMillis) {
                List<ServerBook> all = new ArrayList<>();
                books.values().forEach(all::add);
                out.collect(clock.with(blind.word(clock.cluster(), all, clock.atMillis())));
            }
        }
        memory.blindTimes.removeIf(
                blind -> blind.isSettled(clock.atMillis()) && clock.atMillis() >= blind.fromMillis + allowanceMillis);
    }

    private void reconcile(String server, Signal clock, Context context, Collector<Signal> out) throws Exception {
        ServerBook book = books.get(server);
        long now = clock.atMillis();
        boolean last = clock.kind() == Signal.Kind.END;
        boolean changed = false;
        for (Span span : book.spans) {
            boolean settles = !span.settled && (last || now >= settledFrom(span));
            boolean firms = !span.firm && now >= firmFrom(span);
            boolean tells = !span.told && (last || now >= toldFrom(span));
            if (settles || firms || tells) {
                Coverage word = word(clock, server, book, span, settles);
                span.told = true;
                span.firm |= firms || span.missing() == 0;
                span.settled |= settles;
                changed = true;
                if (settles) {
                    context.output(COVERAGE, word);
                }
                out.collect(clock.with(word));
            }
        }
        if (book.isForgotten(now - FORGOTTEN_AFTER_MILLIS)) {
            books.remove(server);
        } else if (changed) {
            book.forgetBefore(now - SETTLED_AFTER_MILLIS - 2 * Causes.LOOKBACK_MILLIS);
            books.put(server, book);
        }
    }

    /** Just before the first window is printed that holds a part of it: what comes later is in no such window. */
    private long toldFrom(Span span) {
        return Math.max(span.fromMillis + allowanceMillis, span.heardMillis + ON_THE_WAY_MILLIS);
    }

    /** When nothing of it can arrive any more that a window still takes. */
    private long firmFrom(Span span) {
        return Math.max(span.toMillis + allowanceMillis, span.heardMillis + ON_THE_WAY_MILLIS);
    }

    private static long settledFrom(Span span) {
        return Math.max(span.toMillis, span.heardMillis) + SETTLED_AFTER_MILLIS;
    }

    private Coverage word(Signal clock, String server, ServerBook book, Span span, boolean settled) throws Exception {
        Map<String, Long> blind =
                book.accounts.between(span.toMillis - Causes.LOOKBACK_MILLIS, span.toMillis, heardAccounts::contains);
        CoverageMemory memory = memory();
        MissingCause cause = Causes.of(span, book.spans, blind, memory.capture, memory.restart);
        return new Coverage(
                clock.cluster(),
                server,
                span.fromMillis,
                span.toMillis,
                span.expected,
                span.seen,
                cause,
                cause == MissingCause.NO_EXPORT ? blind : Map.of(),
                settled);
    }

    private static Signal election(MetaTerms.Claim claim, Signal clock) {
        LeaderElected elected = new LeaderElected(
                ElectionScope.META, claim.domain().isEmpty() ? null : claim.domain(), null, null, null, claim.server());
        return clock.by(claim.server()).with(elected).at(claim.atMillis());
    }

    private boolean wasTold(Signal signal) throws Exception {
        LeaderElected elected = Objects.requireNonNull(signal.elected());
        if (elected.scope() != ElectionScope.META) {
            return false;
        }
        CoverageMemory memory = memory();
        boolean fresh = memory.terms.elected(elected.leader(), signal.stampMillis());
        memoryState.update(memory);
        return !fresh;
    }

    /** What remains of an advisory whose election has been told: the word that its server gave at that time. */
    private static Signal withoutElection(Signal signal) {
        return Signal.ofRow(signal.cluster(), signal.atMillis(), signal.receivedMillis(), signal.id(), false)
                .by(signal.server());
    }

    private void forgetAccounts(long beforeMillis) throws Exception {
        List<String> forgotten = new ArrayList<>();
        for (Map.Entry<String, Long> entry : heardAccounts.entries()) {
            if (entry.getValue() < beforeMillis) {
                forgotten.add(entry.getKey());
            }
        }
        for (String account : forgotten) {
            heardAccounts.remove(account);
        }
    }

    private CoverageMemory memory() throws Exception {
        CoverageMemory known = memoryState.value();
        return known == null ? new CoverageMemory() : known;
    }
}
