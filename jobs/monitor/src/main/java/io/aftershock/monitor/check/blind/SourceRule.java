package io.aftershock.monitor.check.blind;

import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** BLIND_001, as the sources tell: a cluster is not watched, or only by half of what should watch it. */
public final class SourceRule {

    /** Who is read says so each second; after this long nobody is. */
    private static final long SAYS_SO_WITHIN_MILLIS = 5_000;

    /** State is polled each 5 s, health each second: three rounds. */
    private static final long SILENT_FROM_MILLIS = 15_000;

    /** A loss is a moment, and is told for this long. */
    private static final long LOSS_TOLD_FOR_MILLIS = 60_000;

    private SourceRule() {}

    /** Judges by the receive clock; what holds is told in one sentence each, the worst gives the severity. */
    public static Assessment judge(SourceWatch watch, double behindSeconds) {
        List<String> said = new ArrayList<>();
        boolean blind = isUnread(watch, said);
        blind |= isBehind(watch, Math.round(behindSeconds * 1_000), said);
        blind |= isSilent(watch, said);
        boolean redundant = !watch.cuts.isEmpty() && !isUnread(watch);
        if (redundant) {
            said.add(names(watch.cuts.keySet()) + " cannot be read since "
                    + since(lastCut(watch))
                    + "; another stream is: nothing is missing yet, and nothing stands in for it.");
        }
        blind |= hasLost(watch, said);
        blind |= isComplainedOf(watch, said);
        if (holds(watch, watch.polledOnlyMillis)) {
            said.add(
                    "No stream holds the telemetry of this cluster: no API error of it is seen, and of its elections what"
                            + " polls show. Give it source.streams.");
        }
        return new Assessment(
                said.isEmpty() ? Verdict.FALSE : Verdict.TRUE,
                blind ? Severity.WARNING : Severity.INFO,
                watch.cuts.size(),
                0,
                null,
                null,
                said.isEmpty() ? "The telemetry is being read." : String.join(" ", said),
                Evidence.NONE);
    }

    private static boolean hasLost(SourceWatch watch, List<String> said) {
        SourceWatch.Loss loss = watch.loss;
        if (loss == null || watch.nowMillis - loss.atMillis() >= LOSS_TOLD_FOR_MILLIS) {
            return false;
        }
        if (loss.recreated()) {
            said.add(loss.source() + " was deleted and made anew; what had not been read of it is gone.");
        } else if (loss.messages() == 0) {
            said.add("Messages of " + loss.source()
                    + " may be lost, how many is not known; what no other stream holds is missing.");
        } else {
            said.add(loss.messages() + " messages of " + loss.source()
                    + " were gone before they were read; what no other stream holds is missing.");
        }
        return true;
    }

    /** A capture that was redacted has no details. */
    private static boolean isComplainedOf(SourceWatch watch, List<String> said) {
        SourceWatch.Complaint complaint = watch.complaint;
        if (complaint == null || !holds(watch, complaint.toldMillis())) {
            return false;
        }
        if (!complaint.detail().isEmpty()) {
            said.add(complaint.detail());
        } else {
            said.add(
                    complaint.badEntry()
                            ? "The entry of this cluster in the fleet directory cannot be used."
                            : "The fleet directory cannot be read; the fleet stays as last known.");
        }
        return true;
    }

    /** Whether what is said each second while it holds has been said lately. */
    private static boolean holds(SourceWatch watch, long toldMillis) {
        return toldMillis != 0 && watch.nowMillis - toldMillis <= SAYS_SO_WITHIN_MILLIS;
    }

    private static boolean isUnread(SourceWatch watch) {
        return !watch.cuts.isEmpty() && watch.nowMillis - watch.deliveredMillis > SAYS_SO_WITHIN_MILLIS;
    }

    private static boolean isUnread(SourceWatch watch, List<String> said) {
        if (!isUnread(watch)) {
            return false;
        }
        boolean refused = watch.cuts.values().stream().anyMatch(SourceWatch.Cut::refused);
        said.add("The cluster is not being watched since " + since(lastCut(watch)) + ": " + names(watch.cuts.keySet())
                + (refused ? " refused us or" : "") + " cannot be reached, and no other stream is read.");
        return true;
    }

    private static boolean isBehind(SourceWatch watch, long limitMillis, List<String> said) {
        boolean behind = watch.behindSinceMillis != 0
                && !isUnread(watch)
                && watch.nowMillis - watch.behindSinceMillis >= limitMillis;
        if (behind) {
            said.add("The advisories have been behind since " + since(watch.behindSinceMillis) + ", now by "
                    + watch.behindMillis / 1_000 + " s: what is found comes late.");
        }
        return behind;
    }

    private static boolean isSilent(SourceWatch watch, List<String> said) {
        boolean silent =
                watch.silentSinceMillis != 0 && watch.nowMillis - watch.silentSinceMillis >= SILENT_FROM_MILLIS;
        if (silent) {
            said.add("No server has answered a poll since " + since(watch.silentSinceMillis)
                    + ": all of them are down, or the monitor is cut off.");
        }
        return silent;
    }

    /** Until the last of them was cut off another one was read. */
    private static long lastCut(SourceWatch watch) {
        return watch.cuts.values().stream()
                .mapToLong(SourceWatch.Cut::sinceMillis)
                .max()
                .orElse(watch.nowMillis);
    }

    private static String names(Set<String> sources) {
        return String.join(" and ", new TreeSet<>(sources));
    }

    private static String since(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
