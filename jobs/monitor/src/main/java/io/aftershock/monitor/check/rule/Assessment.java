package io.aftershock.monitor.check.rule;

import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Interval;
import io.aftershock.model.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a rule finds at one moment, with its reasons.
 *
 * @param value what was judged, in the unit of the threshold
 * @param lookbackSeconds how far back it looked; null for the present only
 * @param interval what chance leaves open; null for a count
 * @param summary one true sentence with the numbers
 * @param parentId id of the breach that explains this one; null if none is known
 */
public record Assessment(
        Verdict verdict,
        Severity severity,
        double value,
        double threshold,
        @Nullable Integer lookbackSeconds,
        @Nullable Interval interval,
        String summary,
        Evidence evidence,
        @Nullable String parentId) {

    /** What nothing else explains. */
    public Assessment(
            Verdict verdict,
            Severity severity,
            double value,
            double threshold,
            @Nullable Integer lookbackSeconds,
            @Nullable Interval interval,
            String summary,
            Evidence evidence) {
        this(verdict, severity, value, threshold, lookbackSeconds, interval, summary, evidence, null);
    }

    /** The same, explained by another breach. */
    public Assessment under(@Nullable String breachId) {
        return new Assessment(
                verdict, severity, value, threshold, lookbackSeconds, interval, summary, evidence, breachId);
    }

    /** The same of one JetStream domain, where it has a name. */
    public Assessment in(String domain) {
        return domain.isEmpty()
                ? this
                : new Assessment(
                        verdict,
                        severity,
                        value,
                        threshold,
                        lookbackSeconds,
                        interval,
                        "In domain " + domain + ": " + summary,
                        evidence);
    }

    /** The same, where an all-clear rests on telemetry that is known to be incomplete: then nobody knows. */
    public Assessment withoutAllClear() {
        return verdict != Verdict.FALSE
                ? this
                : new Assessment(
                        Verdict.UNKNOWN, severity, value, threshold, lookbackSeconds, interval, summary, evidence);
    }
}
