package io.aftershock.monitor.check;

import io.aftershock.model.api.AccountLabel;
import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.Interval;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.lookback.EvidenceOf;
import io.aftershock.monitor.check.lookback.LookBack;
import io.aftershock.monitor.check.ratio.ErrorRatioRule;
import io.aftershock.monitor.check.ratio.RatioFinding;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.FaultSide;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Puts what was found of an error ratio into words, with the calls that it rests on. */
final class RatioWords {

    private RatioWords() {}

    /**
     * The finding as an assessment.
     *
     * @param told whether the words are wanted: they cost a walk over all calls
     */
    static Assessment of(
            Subject subject,
            FaultSide side,
            LookBack lookBack,
            RatioFinding found,
            Severity severity,
            double threshold,
            long nowMillis,
            boolean told) {
        LookBack.Counts counts = found.counts();
        long failed = ErrorRatioRule.failed(counts, side);
        Evidence evidence = failed == 0 || !told
                ? Evidence.NONE
                : EvidenceOf.calls(
                        lookBack,
                        found.fromMillis(),
                        found.toMillis(),
                        errorClass -> ErrorRatioRule.counts(errorClass, side, counts));
        return new Assessment(
                found.verdict(),
                severity,
                counts.calls() == 0 ? 0 : (double) failed / counts.calls(),
                threshold,
                found.lookbackSeconds(),
                Interval.wilson(failed, counts.calls()),
                told ? summary(subject, failed, found, threshold, nowMillis, evidence) : "",
                evidence);
    }

    private static String summary(
            Subject subject, long failed, RatioFinding found, double threshold, long nowMillis, Evidence evidence) {
        long calls = found.counts().calls();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%d of %d API calls of %s (%s) failed in the %s, %s %s",
                failed,
                calls,
                AccountLabel.of(subject.account(), subject.accountName()),
                percent((double) failed / Math.max(1, calls)),
                time(found, nowMillis),
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

    private static String time(RatioFinding found, long nowMillis) {
        int seconds = found.lookbackSeconds();
        String length = seconds > 60 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
        return found.toMillis() == nowMillis
                ? "last " + length
                : length + " before " + Instant.ofEpochMilli(found.toMillis());
    }
}
