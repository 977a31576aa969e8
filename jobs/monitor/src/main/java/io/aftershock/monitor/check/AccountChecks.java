package io.aftershock.monitor.check;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.monitor.account.AccountNames;
import io.aftershock.monitor.account.AccountPlace;
import io.aftershock.monitor.check.client.Attempts;
import io.aftershock.monitor.check.client.NewErrorRule;
import io.aftershock.monitor.check.client.NewErrorWords;
import io.aftershock.monitor.check.client.NewErrors;
import io.aftershock.monitor.check.client.Races;
import io.aftershock.monitor.check.life.Episode;
import io.aftershock.monitor.check.lookback.LookBack;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.FaultSide;
import io.aftershock.monitor.check.rule.Verdict;
import io.aftershock.monitor.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** What is judged by the calls of an account: the error ratio, and what its clients do wrong beyond it. */
final class AccountChecks {

    /** A failure that becomes known later than this is counted, but opens no breach of its time; windows wait as long. */
    static final long LATE_MILLIS = 30_000;

    /** The longest look-back has so many panes, beside the seconds. */
    private static final int COARSE_PANES = 20;

    private final MapState<String, LookBack> lookBacks;

    /** Accounts with a failure in their look-back, or a breach: the only ones of which there is anything to find. */
    private final MapState<String, Boolean> suspects;

    private final NewErrors newErrors;
    private final Races races;
    private final AccountNames names;
    private final Episodes episodes;
    private Judge judge;
    private long longestLookbackMillis;

    /** For how long calls are kept second by second. */
    private long secondsForMillis;

    private AccountChecks(RuntimeContext context, AccountNames names, Episodes episodes, Judge judge) {
        this.lookBacks = context.getMapState(
                new MapStateDescriptor<>("look-backs", Types.STRING, TypeInformation.of(LookBack.class)));
        this.suspects = context.getMapState(new MapStateDescriptor<>("suspects", Types.STRING, Types.BOOLEAN));
        this.newErrors = NewErrors.of(context);
        this.races = Races.of(context);
        this.names = names;
        this.episodes = episodes;
        this.judge = judge;
        judgedBy(judge);
    }

    /** As they are kept in the state of an operator. */
    static AccountChecks of(RuntimeContext context, AccountNames names, Episodes episodes, Judge judge) {
        return new AccountChecks(context, names, episodes, judge);
    }

    /** From now on by these rules. What they look back over has to be kept; what was forgotten before does not come back. */
    void judgedBy(Judge newJudge) {
        judge = newJudge;
        Thresholds thresholds = judge.policy().thresholds();
        double retries = thresholds.largest(Check.RETRY_001, "lookback") + Attempts.USUAL_SECONDS;
        longestLookbackMillis = Math.max(
                Math.max(Checks.longestLookbackMillis(thresholds), Math.round(retries * 1_000)),
                Math.round(Math.max(
                                thresholds.largest(Check.LIMIT_001, "lookback"),
                                thresholds.largest(Check.RACE_001, "lookback"))
                        * 1_000));
        double seconds = Math.max(thresholds.largest(Check.JETSTREAM_009, "lookback") + LATE_MILLIS / 1_000.0, retries);
        secondsForMillis = Math.round(seconds * 1_000);
    }

    /** Counts a call where it was made. */
    void count(ApiCall call, Signal signal) throws Exception {
        if (signal.calls() == 0) {
            return;
        }
        String key = AccountPlace.key(signal, call.account());
        LookBack known = lookBacks.get(key);
        if (known == null) {
            newErrors.hear(key, signal.atMillis());
        }
        LookBack lookBack = known == null ? new LookBack() : known;
        lookBack.count(call, signal.domainOrNone(), signal.calls(), signal.atMillis());
        lookBacks.put(key, lookBack);
        if (call.failed() && call.isJudged()) {
            suspects.put(key, true);
        }
        if (call.failed() && call.isJudged() && signal.calls() > 0) {
            Subject subject = newErrorsOf(signal.cluster(), AccountPlace.of(key));
            NewErrorRule.Limits limits = judge.newErrorLimits(subject);
            newErrors.take(key, call, signal.atMillis(), limits);
            races.take(key, call, signal.atMillis());
        }
    }

    /** Judges those accounts of which there is anything to find. */
    void judge(
            ClusterMemory memory,
            Signal clock,
            KeyedProcessFunction<String, Signal, Signal>.Context context,
            Collector<Signal> out)
            throws Exception {
        List<String> accounts = new ArrayList<>();
        suspects.keys().forEach(accounts::add);
        accounts.sort(null);
        for (String key : accounts) {
            AccountPlace place = AccountPlace.of(key);
            LookBack known = lookBacks.get(key);
            LookBack lookBack = known == null ? new LookBack() : known;
            String name = names.of(place.account());
            boolean suspect = false;
            for (FaultSide side : FaultSide.values()) {
                Subject subject = Subject.ofPlace(Check.JETSTREAM_009, clock.cluster(), place, name, side);
                Episode episode = episodes.of(subject);
                Assessment assessment =
                        judge.errorRatio(subject, side, lookBack, memory.plannedWork, clock.atMillis(), episode);
                suspect |= assessment.value() > 0;
                if (assessment.verdict() == Verdict.FALSE
                        && judge.isIncomplete(subject, memory.coverage, clock.atMillis())) {
                    assessment = assessment.withoutAllClear();
                }
                suspect |= episodes.step(subject, assessment, clock, context, out);
            }
            suspect |= judgeClients(place, name, lookBack, clock, context, out);
            if (known != null) {
                known.judged();
                lookBacks.put(key, known);
            }
            if (!suspect) {
                suspects.remove(key);
            }
        }
    }

    /** What clients do wrong is part of the error ratio of their account, where that is a breach already. */
    private boolean judgeClients(
            AccountPlace place,
            @Nullable String name,
            LookBack lookBack,
            Signal clock,
            KeyedProcessFunction<String, Signal, Signal>.Context context,
            Collector<Signal> out)
            throws Exception {
        Subject retries = Subject.ofPlace(Check.RETRY_001, clock.cluster(), place, name, null);
        Assessment storms = judge.retries(retries, lookBack, clock.atMillis()).assessment(place.account(), name);
        boolean any = episodes.step(retries, underRatio(retries, place, storms, clock), clock, context, out);

        Subject changes = newErrorsOf(clock.cluster(), place);
        NewErrorRule.Limits limits = judge.newErrorLimits(changes);
        String key = AccountPlace.key(place.home(), place.account());
        NewErrors.Recent recent = newErrors.of(key, clock.atMillis(), limits);
        Assessment found = NewErrorWords.of(place.account(), name, recent, lookBack, clock.atMillis(), limits);
        any |= episodes.step(changes, underRatio(changes, place, found, clock), clock, context, out);

        Subject refused = Subject.ofPlace(Check.LIMIT_001, clock.cluster(), place, name, null);
        Assessment limit = judge.reachedLimits(refused, lookBack, clock.atMillis());
        any |= episodes.step(refused, underRatio(refused, place, limit, clock), clock, context, out);

        Subject wanted = Subject.ofPlace(Check.RACE_001, clock.cluster(), place, name, null);
        Assessment race = judge.races(wanted, races.of(key), lookBack, clock.atMillis());
        any |= episodes.step(wanted, underRatio(wanted, place, race, clock), clock, context, out);
        return any;
    }

    private Subject newErrorsOf(String cluster, AccountPlace place) throws Exception {
        String name = names.of(place.account());
        return Subject.ofPlace(Check.NEWERROR_001, cluster, place, name, null);
    }

    /** The same as the child of the breach of the error ratio that counts its calls, if that is open or has just been. */
    private Assessment underRatio(Subject subject, AccountPlace place, Assessment assessment, Signal clock)
            throws Exception {
        Episode known = episodes.of(subject);
        // What is over has no calls any more: then those count that it had.
        List<EvidenceEntry> now = assessment.evidence().codes();
        List<EvidenceEntry> codes =
                now.isEmpty() && known != null ? known.lastEvidence().codes() : now;
        if (codes.isEmpty()) {
            return assessment;
        }
        int code = Integer.parseInt(codes.get(0).name());
        FaultSide side = FaultSide.of(ErrorCodes.classify("", code));
        Subject ratio = Subject.ofPlace(Check.JETSTREAM_009, clock.cluster(), place, null, side);
        Episode episode = episodes.of(ratio);
        return episode == null || episode.number() == 0 ? assessment : assessment.under(ratio.id(episode.number()));
    }

    /** Forgets the calls that are in no look-back any more; seldom, since it looks at every account of the cluster. */
    void sweep(long nowMillis) throws Exception {
        List<String> quiet = new ArrayList<>();
        for (Map.Entry<String, LookBack> entry : lookBacks.entries()) {
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
            lookBacks.remove(account);
        }
        races.forgetBefore(nowMillis - longestLookbackMillis);
    }

    /** Forgets errors that nobody has had for long; seldomer still. */
    void sweepHistories(long nowMillis) throws Exception {
        double memory = judge.policy().thresholds().largest(Check.NEWERROR_001, "memory");
        newErrors.sweep(nowMillis, Math.round(memory * 1_000), lookBacks);
    }
}
