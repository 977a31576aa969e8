package io.aftershock.monitor.check;

import io.aftershock.model.api.AccountLabel;
import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.Interval;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.blind.AuditsRule;
import io.aftershock.monitor.check.blind.SourceRule;
import io.aftershock.monitor.check.blind.SourceWatch;
import io.aftershock.monitor.check.life.EpisodeLife.Holds;
import io.aftershock.monitor.check.lookback.EvidenceOf;
import io.aftershock.monitor.check.lookback.LookBack;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.ClockRule;
import io.aftershock.monitor.check.rule.ErrorRatioRule;
import io.aftershock.monitor.check.rule.FaultSide;
import io.aftershock.monitor.check.rule.MetaChangesRule;
import io.aftershock.monitor.check.rule.NoMetaLeaderRule;
import io.aftershock.monitor.check.rule.PlannedWork;
import io.aftershock.monitor.check.rule.Verdict;
import io.aftershock.monitor.check.stall.StallRule;
import io.aftershock.monitor.coverage.CoverageLookBack;
import io.aftershock.monitor.coverage.Tolerance;
import io.aftershock.monitor.signal.ClockOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Asks the rules with the thresholds that hold, and puts what they find into words. */
final class Judge {

    private final Thresholds thresholds;

    /** What holds in each place that the configuration tells apart, so that it is not looked up at every tick. */
    private final Map<Subject, Map<String, Double>> values = new HashMap<>();

    Judge(Thresholds thresholds) {
        this.thresholds = thresholds;
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
     * @param inWords whether the words are wanted even if nothing is found: they cost a walk over all calls
     */
    Assessment errorRatio(
            Subject subject,
            FaultSide side,
            LookBack lookBack,
            List<PlannedWork.Done> plannedWork,
            long nowMillis,
            boolean inWords) {
        Map<String, Double> values = values(subject);
        double threshold = value(values, "threshold");
        long from = nowMillis - millis(values, "lookback");
        LookBack.Counts counts = lookBack.counts(from, nowMillis);
        Verdict verdict = ErrorRatioRule.judge(counts, side, threshold, value(values, "min_calls"));
        long failed = ErrorRatioRule.failed(counts, side);
        boolean told = inWords || verdict == Verdict.TRUE;
        boolean planned = told
                && side == FaultSide.SERVICE
                && PlannedWork.unexplained(lookBack, String.valueOf(subject.account()), plannedWork, from, nowMillis)
                        <= threshold * counts.calls();
        Severity severity = planned ? Severity.INFO : side == FaultSide.SERVICE ? Severity.CRITICAL : Severity.WARNING;
        int seconds = (int) value(values, "lookback");
        Evidence evidence = failed == 0 || !told
                ? Evidence.NONE
                : EvidenceOf.calls(
                        lookBack, from, nowMillis, errorClass -> ErrorRatioRule.counts(errorClass, side, counts));
        return new Assessment(
                verdict,
                severity,
                counts.calls() == 0 ? 0 : (double) failed / counts.calls(),
                threshold,
                seconds,
                Interval.wilson(failed, counts.calls()),
                told ? ratioSummary(subject, failed, counts.calls(), seconds, threshold, evidence) : "",
                evidence);
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

    Assessment sources(Subject subject, SourceWatch sources) {
        return SourceRule.judge(sources, value(values(subject), "behind"));
    }

    /** Whether more is missing of the look-back that ends now than may be. */
    boolean isIncomplete(Subject subject, CoverageLookBack coverage, long nowMillis) {
        return BlindTolerance.of(thresholds, subject.cluster())
                .isExceeded(coverage.shortfall(nowMillis - lookbackMillis(subject), nowMillis));
    }

    private static String ratioSummary(
            Subject subject, long failed, long calls, int seconds, double threshold, Evidence evidence) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%d of %d API calls of %s (%s) failed in the last %d s, %s %s",
                failed,
                calls,
                AccountLabel.of(subject.account(), subject.accountName()),
                percent((double) failed / Math.max(1, calls)),
                seconds,
                failed > threshold * calls ? "above" : "not above",
                percent(threshold)));
        if (!evidence.codes().isEmpty()) {
            EvidenceEntry code = evidence.codes().get(0);
            text.append(": mostly ")
                    .append(code.name())
                    .append(' ')
                    .append(ErrorCodes.name(Integer.parseInt(code.name())));
            append(text, " in ", "operations", failed, evidence.operations());
            append(text, " by client ", "clients", failed, evidence.clients());
            append(text, " on stream ", "streams", failed, evidence.streams());
        }
        return text.append('.').toString();
    }

    /** Names what most of the failures have in common, and nobody where there is no such thing. */
    private static void append(
            StringBuilder text, String word, String plural, long failed, List<EvidenceEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        if (entries.get(0).errors() * 2 > failed) {
            text.append(word).append(entries.get(0).name());
        } else {
            text.append(", ").append(entries.size()).append(' ').append(plural);
        }
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, ratio < 0.1 ? "%.2f %%" : "%.0f %%", ratio * 100);
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
