package io.aftershock.monitor.check.network;

import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import io.aftershock.model.network.LeaderSilence;
import io.aftershock.model.network.NetworkView;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** LEADER_001: the meta leader cannot be reached, before another is elected. */
public final class LeaderRule {

    private LeaderRule() {}

    /**
     * Judges one silence of what is known now.
     *
     * @param quorumLost whether META_006 is open: from then on that is the finding
     */
    public static Assessment judge(NetworkView view, LeaderSilence silence, boolean quorumLost, long nowMillis) {
        long until = silence.isOver() ? silence.endMillis() : nowMillis;
        double seconds = (until - silence.sinceMillis()) / 1_000.0;
        boolean nearMiss = silence.isOver() && silence.successor() == null;
        return new Assessment(
                silence.isOver() || quorumLost ? Verdict.FALSE : view.known() ? Verdict.TRUE : Verdict.UNKNOWN,
                nearMiss ? Severity.INFO : Severity.WARNING,
                seconds,
                0,
                null,
                null,
                silence.isOver() ? end(silence, seconds) : quorumLost ? noneElected(silence) : summary(silence),
                Evidence.NONE);
    }

    private static String summary(LeaderSilence silence) {
        String closed = silence.closed() ? "; connections to it are closed or refused" : "";
        String complaints = silence.complaints().isEmpty()
                ? ""
                : "; " + String.join(" and ", silence.complaints())
                        + (silence.complaints().size() == 1 ? " says so too" : " say so too");
        return "No other server reaches the meta leader " + silence.leader() + " since "
                + Instant.ofEpochMilli(silence.sinceMillis()).truncatedTo(ChronoUnit.SECONDS) + closed + complaints
                + ": until another is elected nothing can be created, changed or listed.";
    }

    private static String end(LeaderSilence silence, double seconds) {
        String successor = silence.successor();
        String after = String.format(Locale.ROOT, "%.1f s", seconds);
        return successor == null
                ? "A near miss: " + silence.leader() + " answered again after " + after
                        + ", and no other had been elected."
                : successor + " was elected " + after + " after the first sign.";
    }

    private static String noneElected(LeaderSilence silence) {
        return "No other was elected in the place of " + silence.leader() + ": the quorum is lost (META_006).";
    }
}
