package io.aftershock.exporter.alert;

import io.aftershock.model.coverage.Heartbeat;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which findings nobody will close any more: the job tells what is open once a minute, so one that is passed over while its
 * cluster's clock goes on was forgotten, with the job's state; and a cluster of which nothing is heard for hours was removed.
 */
final class Orphans {

    /** Ten repetitions by the cluster's clock. */
    static final long PASSED_OVER_MILLIS = Duration.ofMinutes(10).toMillis();

    /** By our clock, since heartbeats and findings are read side by side, and after a pause the former may come first. */
    static final long GRACE_MILLIS = Duration.ofMinutes(2).toMillis();

    /** Longer than a job is down over night by accident; also how far back findings are read at the start. */
    static final long SILENT_MILLIS = Duration.ofHours(6).toMillis();

    private final Map<String, Long> clocks = new HashMap<>();
    private final Map<String, Long> heard = new HashMap<>();
    private final Map<String, Long> suspected = new HashMap<>();

    void heartbeat(Heartbeat heartbeat, long storedMillis) {
        clocks.merge(heartbeat.cluster(), heartbeat.atMillis(), Math::max);
        heard(heartbeat.cluster(), storedMillis);
    }

    void heard(String cluster, long storedMillis) {
        heard.merge(cluster, storedMillis, Math::max);
    }

    /** Why a finding that is open will not be closed, in a sentence; null if it may be. */
    @Nullable
    String sentence(Finding finding, Families families, long nowMillis) {
        String suspicion = finding.cluster() == null
                ? ofIncident(finding, families)
                : ofCluster(finding, finding.cluster(), nowMillis);
        if (suspicion == null) {
            suspected.remove(finding.id());
            return null;
        }
        long since = suspected.computeIfAbsent(finding.id(), id -> nowMillis);
        return nowMillis - since < (finding.cluster() == null ? PASSED_OVER_MILLIS : GRACE_MILLIS) ? null : suspicion;
    }

    void forget(Collection<String> ids) {
        suspected.keySet().removeAll(ids);
    }

    private @Nullable String ofCluster(Finding finding, String cluster, long nowMillis) {
        long silence = nowMillis - heard.getOrDefault(cluster, nowMillis);
        if (silence > SILENT_MILLIS) {
            return LabelText.line(finding.id()) + " is open, but nothing was heard of " + LabelText.line(cluster)
                    + " for " + Duration.ofMillis(silence).toHours() + " h: its alert is ended.";
        }
        long passed = clocks.getOrDefault(cluster, Long.MIN_VALUE) - PASSED_OVER_MILLIS;
        return passed <= finding.atMillis()
                ? null
                : LabelText.line(finding.id())
                        + " is open, but was not told again for more than 10 min, while the clock of "
                        + LabelText.line(cluster) + " went on: the job has lost its state. Its alert is ended.";
    }

    /** An incident is told when it changes only, and closes with its last member. */
    private static @Nullable String ofIncident(Finding incident, Families families) {
        boolean hasMember = families.all().stream()
                .map(Member::finding)
                .anyMatch(finding -> finding.isOpen() && incident.members().contains(finding.id()));
        return hasMember
                ? null
                : LabelText.line(incident.id())
                        + " is open, but none of its breaches is known to be: its alert is ended.";
    }
}
