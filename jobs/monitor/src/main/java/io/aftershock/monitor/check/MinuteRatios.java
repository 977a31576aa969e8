package io.aftershock.monitor.check;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.life.Episode;
import io.aftershock.monitor.check.life.EpisodeLife;
import io.aftershock.monitor.check.lookback.CallPane;
import io.aftershock.monitor.check.lookback.LookBack;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.FaultSide;
import io.aftershock.monitor.check.rule.PlannedWork;
import io.aftershock.monitor.check.rule.Verdict;
import io.aftershock.monitor.policy.MaintenanceWindow;
import io.aftershock.monitor.signal.Signal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The error ratio of one account, judged again from counts by the minute as history keeps them: the rule, its limits and
 * the life of its breaches are those of the job, which judges each second.
 *
 * <p>A minute is one pane, and is judged when it is over. So each look-back that ends there is one of those that the job
 * had too, and one that is shorter than a minute holds nothing.
 */
public final class MinuteRatios {

    public static final long MINUTE_MILLIS = 60_000;

    private final Judge judge;
    private final String cluster;
    private final String account;
    private final List<PlannedWork.Done> plannedWork;
    private final Consumer<Breach> told;
    private final long longestMillis;

    private final LookBack lookBack = new LookBack();
    private final Map<FaultSide, Episode> episodes = new EnumMap<>(FaultSide.class);
    private @Nullable String name;
    private long numbers;
    private boolean suspect;

    /** The end of the minute that was judged last, or did not have to be. */
    private long judgedMillis = Long.MIN_VALUE;

    /**
     * Of an account of which nothing is known yet.
     *
     * @param plannedWork on the cluster, which may grow; near it, to the minute, failures of the cluster are explained
     * @param told hears each revision
     */
    public MinuteRatios(
            Policy policy, String cluster, String account, List<PlannedWork.Done> plannedWork, Consumer<Breach> told) {
        this.judge = new Judge(policy);
        this.cluster = cluster;
        this.account = account;
        this.plannedWork = plannedWork;
        this.told = told;
        this.longestMillis = Checks.longestLookbackMillis(policy.thresholds());
    }

    /** Calls of one minute that ended alike. */
    public record Calls(String operation, int errCode, long calls) {}

    /**
     * Judges a minute, and the quiet ones since the last.
     *
     * @param minuteMillis when it began, in epoch milliseconds; later than the one before
     * @param complete whether all telemetry of it has arrived
     * @param accountName what people call the account; null if that is not known
     */
    public void take(long minuteMillis, List<Calls> calls, boolean complete, @Nullable String accountName) {
        quietUntil(minuteMillis);
        name = accountName == null ? name : accountName;
        for (Calls each : calls) {
            if (each.calls() != 0) {
                count(each, minuteMillis);
            }
        }
        tick(minuteMillis + MINUTE_MILLIS, complete);
    }

    /** Nothing happens until a time: what is open may end. */
    public void quietUntil(long millis) {
        while (suspect && judgedMillis + MINUTE_MILLIS <= millis) {
            tick(judgedMillis + MINUTE_MILLIS, true);
        }
    }

    private void count(Calls each, long minuteMillis) {
        ApiCall call = new ApiCall(account, each.operation(), null, null, each.errCode(), null, null, "", false);
        lookBack.count(call, "", Math.toIntExact(each.calls()), minuteMillis);
        CallPane pane = lookBack.panes.get(lookBack.panes.size() - 1);
        pane.width = (int) (MINUTE_MILLIS / 1_000);
        suspect |= call.failed();
    }

    private void tick(long nowMillis, boolean complete) {
        judgedMillis = nowMillis;
        lookBack.forgetBefore(nowMillis - longestMillis);
        // Nothing becomes known late: a minute is complete when it is stored.
        lookBack.judged();
        if (!suspect) {
            return;
        }
        suspect = false;
        for (FaultSide side : FaultSide.values()) {
            Subject subject = Subject.ofAccount(Check.JETSTREAM_009, cluster, account, name, side);
            Episode episode = episodes.get(side);
            Assessment found = judge.errorRatio(subject, side, lookBack, plannedWork, nowMillis, episode);
            suspect |= found.value() > 0;
            step(subject, side, episode, complete ? found : found.withoutAllClear(), nowMillis);
            suspect |= episodes.containsKey(side);
        }
    }

    private void step(Subject subject, FaultSide side, @Nullable Episode episode, Assessment found, long nowMillis) {
        MaintenanceWindow planned = judge.maintenance(subject, nowMillis);
        Severity severity = Breaches.severity(subject, episode, found, planned);
        EpisodeLife.Step step =
                EpisodeLife.step(episode, found.verdict(), severity, false, nowMillis, judge.holds(subject));
        Episode next = step.next();
        if (next == null) {
            episodes.remove(side);
            return;
        }
        if (found.verdict() == Verdict.TRUE) {
            next = next.remembering(found.summary(), found.evidence());
        }
        if (step.tell() == BreachState.OPENED) {
            next = next.numbered(++numbers);
        }
        if (step.tell() != null) {
            next = next.emitted(nowMillis, severity, false);
            Signal clock = Signal.ofClock(cluster, Signal.Kind.TICK, nowMillis, false);
            told.accept(Breaches.breach(subject, next, step.tell(), found, planned, clock, judge.version()));
        }
        episodes.put(side, next);
    }
}
