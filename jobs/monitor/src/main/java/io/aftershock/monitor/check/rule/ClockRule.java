package io.aftershock.monitor.check.rule;

import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.signal.ClockOffset;
import io.aftershock.monitor.signal.ClockOffset.Whose;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** CLOCK_001: a clock is off. Of a cluster there is one finding, since one broken time service hits many servers. */
public final class ClockRule {

    /** As many are named, the worst first. */
    private static final int MOST_NAMED = 5;

    private ClockRule() {}

    /** Judges all clocks of a cluster that are known to be off by anything. */
    public static Assessment judge(String cluster, Collection<ClockOffset> clocks, double thresholdSeconds) {
        List<ClockOffset> off = clocks.stream()
                .filter(clock -> Math.abs(clock.aheadMillis()) > thresholdSeconds * 1_000)
                .sorted(Comparator.comparingLong((ClockOffset clock) -> -Math.abs(clock.aheadMillis()))
                        .thenComparing(ClockOffset::key))
                .toList();
        long worst = clocks.stream()
                .mapToLong(clock -> Math.abs(clock.aheadMillis()))
                .max()
                .orElse(0);
        return new Assessment(
                off.isEmpty() ? Verdict.FALSE : Verdict.TRUE,
                Severity.WARNING,
                worst / 1_000.0,
                thresholdSeconds,
                null,
                null,
                off.isEmpty() ? noneOff(cluster, thresholdSeconds) : summary(cluster, off),
                Evidence.NONE);
    }

    private static String noneOff(String cluster, double thresholdSeconds) {
        return String.format(
                Locale.ROOT, "No clock of %s is off by more than %s s.", cluster, Math.round(thresholdSeconds));
    }

    private static String summary(String cluster, List<ClockOffset> off) {
        List<ClockOffset> servers =
                off.stream().filter(clock -> clock.whose() == Whose.SERVER).toList();
        String text = off.stream()
                .filter(clock -> clock.whose() != Whose.SERVER)
                .map(clock -> receiver(cluster, clock))
                .collect(Collectors.joining(" "));
        return servers.isEmpty() ? text : (text.isEmpty() ? "" : text + " ") + servers(cluster, servers);
    }

    private static String servers(String cluster, List<ClockOffset> servers) {
        String named = servers.stream()
                .limit(MOST_NAMED)
                .map(clock -> clock.server() + " is " + off(clock.aheadMillis()))
                .collect(Collectors.joining(", "));
        int more = servers.size() - MOST_NAMED;
        return (servers.size() == 1 ? "The clock of a server of " : "The clocks of " + servers.size() + " servers of ")
                + cluster + (servers.size() == 1 ? " is off: " : " are off: ") + named
                + (more > 0 ? ", and " + more + " more" : "")
                + ", measured against the time at which "
                + (servers.size() == 1 ? "its messages are received; its" : "their messages are received; their")
                + " rows are placed by a corrected time.";
    }

    private static String receiver(String cluster, ClockOffset clock) {
        String whom = clock.whose() == Whose.POLLER
                ? "the clock of this monitor's host, which polls them,"
                : "the clock of the observatory that stores their events";
        return "All servers of " + cluster + " look " + off(-clock.aheadMillis()) + " by the same: it is " + whom
                + " that is " + off(clock.aheadMillis()) + ", and no server is blamed.";
    }

    private static String off(long aheadMillis) {
        return String.format(
                Locale.ROOT, "%.1f s %s", Math.abs(aheadMillis) / 1_000.0, aheadMillis > 0 ? "ahead" : "behind");
    }
}
