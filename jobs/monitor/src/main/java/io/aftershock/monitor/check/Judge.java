package io.aftershock.monitor.check;

import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import io.aftershock.model.network.NetworkIncident;
import io.aftershock.monitor.check.blind.AuditsRule;
import io.aftershock.monitor.check.blind.SourceRule;
import io.aftershock.monitor.check.blind.SourceWatch;
import io.aftershock.monitor.check.client.LimitRule;
import io.aftershock.monitor.check.client.NewErrorRule;
import io.aftershock.monitor.check.client.RaceRule;
import io.aftershock.monitor.check.client.RaceWords;
import io.aftershock.monitor.check.client.Refusal;
import io.aftershock.monitor.check.client.RetryRule;
import io.aftershock.monitor.check.client.RetryStorms;
import io.aftershock.monitor.check.election.AssetElection;
import io.aftershock.monitor.check.election.ElectionRule;
import io.aftershock.monitor.check.election.ElectionWords;
import io.aftershock.monitor.check.election.Upheaval;
import io.aftershock.monitor.check.life.Episode;
import io.aftershock.monitor.check.life.EpisodeLife.Holds;
import io.aftershock.monitor.check.lookback.CallPane;
import io.aftershock.monitor.check.lookback.LookBack;
import io.aftershock.monitor.check.lookback.Standing;
import io.aftershock.monitor.check.network.KnownNetwork;
import io.aftershock.monitor.check.network.NetworkRule;
import io.aftershock.monitor.check.ratio.ErrorRatioRule;
import io.aftershock.monitor.check.ratio.RatioFinding;
import io.aftershock.monitor.check.ratio.RatioLife;
import io.aftershock.monitor.check.ratio.RatioLimits;
import io.aftershock.monitor.check.ratio.RatioQuestion;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.ClockRule;
import io.aftershock.monitor.check.rule.FaultSide;
import io.aftershock.monitor.check.rule.MetaChangesRule;
import io.aftershock.monitor.check.rule.NoMetaLeaderRule;
import io.aftershock.monitor.check.rule.PlannedWork;
import io.aftershock.monitor.check.rule.Verdict;
import io.aftershock.monitor.check.stall.StallRule;
import io.aftershock.monitor.coverage.CoverageLookBack;
import io.aftershock.monitor.coverage.Tolerance;
import io.aftershock.monitor.policy.MaintenanceWindow;
import io.aftershock.monitor.signal.ClockOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Asks the rules with the thresholds that hold, and puts what they find into words. */
final class Judge {

    /** For what need not be waited for. */
    static final Holds AT_ONCE = new Holds(0, 0);

    private final Policy policy;
    private final Thresholds thresholds;

    /** What holds in each place that the configuration tells apart, so that it is not looked up at every tick. */
    private final Map<Subject, Map<String, Double>> values = new HashMap<>();

    Judge(Policy policy) {
        this.policy = policy;
        this.thresholds = policy.thresholds();
    }

    Policy policy() {
        return policy;
    }

    /** Names what is judged by. */
    String version() {
        return thresholds.version();
    }

    /** The planned work on a subject's cluster; null for none. */
    @Nullable
    MaintenanceWindow maintenance(Subject subject, long nowMillis) {
        return policy.maintenanceOf(subject.cluster(), nowMillis);
    }

    private Map<String, Double> values(Subject subject) {
        boolean named = thresholds.names(subject.account()) || thresholds.names(subject.accountName());
        Subject place = named ? subject : Subject.ofCluster(subject.check(), subject.cluster());
        return values.computeIfAbsent(
                place, each -> thresholds.values(each.check(), each.cluster(), each.account(), each.accountName()));
    }

    Holds holds(Subject subject) {
        Map<String, Double> values = values(subject);
        return new Holds(millis(values, "hold"), millis(values, "clear"));
    }

    long lookbackMillis(Subject subject) {
        return millis(values(subject), "lookback");
    }

    /**
     * Judges one side of an account.
     *
     * @param episode where its breach stands; without one the words are left out where nothing is found, for they cost a
     *     walk over all calls
     */
    Assessment errorRatio(
            Subject subject,
            FaultSide side,
            LookBack lookBack,
            List<PlannedWork.Done> plannedWork,
            long nowMillis,
            @Nullable Episode episode) {
        RatioLimits limits = RatioLimits.of(values(subject));
        Standing standing = side == FaultSide.SERVICE ? lookBack.service : lookBack.client;
        long since = lookBack.judgedFromMillis(nowMillis, AccountChecks.LATE_MILLIS);
        RatioQuestion question = RatioLife.question(side, limits, standing, episode, since, nowMillis);
        RatioFinding found = RatioLife.judge(lookBack.sums(pane -> 0), question);
        boolean holds = found.verdict() == Verdict.TRUE;
        ToLongFunction<CallPane> explained = PlannedWork.explaining(String.valueOf(subject.account()), plannedWork);
        boolean planned = holds
                && side == FaultSide.SERVICE
                && !plannedWork.isEmpty()
                && ErrorRatioRule.judge(lookBack.sums(explained), question).verdict() != Verdict.TRUE;
        Severity severity = planned ? Severity.INFO : side == FaultSide.SERVICE ? Severity.CRITICAL : Severity.WARNING;
        return RatioWords.of(
                subject, side, lookBack, found, severity, limits.threshold(), nowMillis, holds || episode != null);
    }

    Assessment metaChanges(Subject subject, List<MetaChangesRule.Change> changes, long nowMillis) {
        Map<String, Double> values = values(subject);
        return MetaChangesRule.judge(
                        changes,
                        nowMillis,
                        value(values, "max_unplanned"),
                        value(values, "max_any"),
                        value(values, "lookback"))
                .in(subject.part());
    }

    Assessment noMetaLeader(Subject subject, Map<String, NoMetaLeaderRule.Opinion> opinions, long nowMillis) {
        Verdict verdict = NoMetaLeaderRule.judge(opinions, nowMillis);
        String witnesses = String.join(", ", NoMetaLeaderRule.witnesses(opinions, nowMillis));
        return new Assessment(
                        verdict,
                        Severity.CRITICAL,
                        verdict == Verdict.TRUE ? 1 : 0,
                        0,
                        null,
                        null,
                        verdict == Verdict.FALSE
                                ? "The meta group has a leader."
                                : "The meta group has no leader, says " + (witnesses.isEmpty() ? "nobody" : witnesses)
                                        + ", and no server names one: quorum is lost, nothing can be created or changed.",
                        Evidence.NONE)
                .in(subject.part());
    }

    Assessment network(Subject subject, KnownNetwork known, NetworkIncident incident, long nowMillis) {
        return NetworkRule.judge(known, incident, nowMillis, value(values(subject), "hold"));
    }

    StallRule.Limits stallLimits(Subject subject) {
        Map<String, Double> values = values(subject);
        return new StallRule.Limits(
                value(values, "threshold"),
                (int) value(values, "lookback"),
                value(values, "chance"),
                millis(values, "critical_after"),
                millis(values, "clear"));
    }

    boolean isLeaderless(Map<String, NoMetaLeaderRule.Opinion> opinions, long nowMillis) {
        return NoMetaLeaderRule.judge(opinions, nowMillis) == Verdict.TRUE;
    }

    Assessment clocks(Subject subject, Collection<ClockOffset> clocks) {
        Map<String, Double> values = values(subject);
        return ClockRule.judge(subject.cluster(), clocks, value(values, "threshold"));
    }

    Assessment missingAudits(Subject subject, CoverageLookBack coverage) {
        Tolerance tolerance = BlindTolerance.of(thresholds, subject.cluster(), subject.account());
        int seconds = (int) (lookbackMillis(subject) / 1_000);
        return subject.account() == null
                ? AuditsRule.judge(coverage, tolerance, seconds)
                : AuditsRule.judge(coverage, subject.account(), tolerance, seconds);
    }

    /** Accounts of which nothing arrives. */
    Set<String> blindAccounts(Subject subject, CoverageLookBack coverage) {
        return AuditsRule.blindAccounts(coverage, (int) (lookbackMillis(subject) / 1_000))
                .keySet();
    }

    RetryStorms retries(Subject subject, LookBack lookBack, long nowMillis) {
        Map<String, Double> values = values(subject);
        RetryRule.Limits limits = new RetryRule.Limits(
                value(values, "amplification"), (int) value(values, "lookback"), (int) value(values, "span"));
        return RetryStorms.of(lookBack, nowMillis, limits);
    }

    NewErrorRule.Limits newErrorLimits(Subject subject) {
        Map<String, Double> values = values(subject);
        return new NewErrorRule.Limits(millis(values, "memory"), millis(values, "learn"), millis(values, "lookback"));
    }

    Assessment reachedLimits(Subject subject, LookBack lookBack, long nowMillis) {
        Map<String, Double> values = values(subject);
        return LimitRule.judge(
                String.valueOf(subject.account()),
                subject.accountName(),
                lookBack,
                nowMillis,
                (int) value(values, "lookback"),
                (long) value(values, "refusals"));
    }

    Assessment races(Subject subject, List<Refusal> refusals, LookBack lookBack, long nowMillis) {
        Map<String, Double> values = values(subject);
        RaceRule.Limits limits =
                new RaceRule.Limits((int) value(values, "connections"), (int) value(values, "lookback"));
        return RaceWords.of(
                String.valueOf(subject.account()), subject.accountName(), refusals, lookBack, nowMillis, limits);
    }

    ElectionRule.Limits electionLimits(Subject subject) {
        Map<String, Double> values = values(subject);
        return new ElectionRule.Limits(
                (int) value(values, "max_unplanned"), millis(values, "lookback"), millis(values, "cascade"));
    }

    Assessment elections(Subject subject, List<AssetElection> elections, List<Upheaval> upheavals, long nowMillis) {
        ElectionRule.Limits limits = electionLimits(subject);
        ElectionRule.Found found = ElectionRule.judge(elections, upheavals, nowMillis, limits);
        return ElectionWords.of(String.valueOf(subject.account()), subject.accountName(), found, limits);
    }

    Assessment sources(Subject subject, SourceWatch sources) {
        return SourceRule.judge(sources, value(values(subject), "behind"));
    }

    /** Whether more is missing of the look-back that ends now than may be. */
    boolean isIncomplete(Subject subject, CoverageLookBack coverage, long nowMillis) {
        return BlindTolerance.of(thresholds, subject.cluster())
                .isExceeded(coverage.shortfall(nowMillis - lookbackMillis(subject), nowMillis));
    }

    private static double value(Map<String, Double> values, String key) {
        Double value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no tunable " + key);
        }
        return value;
    }

    private static long millis(Map<String, Double> values, String key) {
        return Math.round(value(values, key) * 1_000);
    }
}
