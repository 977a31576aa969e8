package io.aftershock.monitor.check.rule;

import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import java.util.List;

/** META_003: the meta leader changes too often. */
public final class MetaChangesRule {

    private MetaChangesRule() {}

    /**
     * One change of the meta leader.
     *
     * @param description who followed whom and when, for people
     */
    public record Change(long atMillis, boolean planned, String description) {}

    /** Judges the changes of the look-back that ends at {@code nowMillis}. */
    public static Assessment judge(
            List<Change> changes, long nowMillis, double maxUnplanned, double maxAny, double lookbackSeconds) {
        long from = nowMillis - Math.round(lookbackSeconds * 1_000);
        List<Change> recent =
                changes.stream().filter(change -> change.atMillis() > from).toList();
        long unplanned = recent.stream().filter(change -> !change.planned()).count();
        boolean tooManyUnplanned = unplanned > maxUnplanned;
        boolean tooMany = tooManyUnplanned || recent.size() > maxAny;
        return new Assessment(
                tooMany ? Verdict.TRUE : Verdict.FALSE,
                Severity.WARNING,
                tooManyUnplanned ? unplanned : recent.size(),
                tooManyUnplanned ? maxUnplanned : maxAny,
                (int) lookbackSeconds,
                null,
                summary(recent, unplanned, lookbackSeconds),
                Evidence.NONE);
    }

    private static String summary(List<Change> recent, long unplanned, double lookbackSeconds) {
        String last = recent.isEmpty()
                ? ""
                : ", last " + recent.get(recent.size() - 1).description();
        return "The meta leader changed " + times(recent.size()) + " in " + Math.round(lookbackSeconds / 60) + " min, "
                + unplanned + " of them unplanned" + last + ".";
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }
}
