package io.aftershock.monitor.check.election;

import io.aftershock.model.api.AccountLabel;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.election.ElectionRule.Cascade;
import io.aftershock.monitor.check.election.ElectionRule.Found;
import io.aftershock.monitor.check.election.ElectionRule.Limits;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the elections of an account's assets into words: how many, after what, and at which server they point. */
public final class ElectionWords {

    private static final int MOST = 10;

    private ElectionWords() {}

    /** The finding on an account. */
    public static Assessment of(String account, @Nullable String accountName, Found found, Limits limits) {
        boolean unexplained = found.isUnexplained(limits);
        return new Assessment(
                found.isTooMany(limits) ? Verdict.TRUE : Verdict.FALSE,
                unexplained ? Severity.WARNING : Severity.INFO,
                unexplained ? found.unexplained() : found.recent().size(),
                limits.most(),
                (int) (limits.lookbackMillis() / 1_000),
                null,
                summary(AccountLabel.of(account, accountName), found, limits),
                new Evidence(List.of(), List.of(), List.of(), streams(found.recent())));
    }

    private static String summary(String account, Found found, Limits limits) {
        int total = found.recent().size();
        String minutes = " in " + Math.round(limits.lookbackMillis() / 60_000.0) + " min";
        if (total == 0) {
            return "No stream or consumer of " + account + " elected a leader" + minutes + " without a plan.";
        }
        return "Streams and consumers of " + account + " elected a leader "
                + (total == AssetElections.MOST ? "at least " : "") + times(total) + minutes + " without a plan, "
                + reasons(found) + "; most often " + mostOften(found.recent()) + ".";
    }

    private static String reasons(Found found) {
        if (found.cascades().isEmpty()) {
            return (found.unexplained() == 1 ? "" : "all ") + "for no known reason" + formerLeaders(all(found));
        }
        Cascade last = found.cascades().get(0);
        int following = last.elections().size();
        int total = found.recent().size();
        int earlier = total - found.unexplained() - following;
        String cause =
                " after " + (last.upheaval() == null ? "" : last.upheaval().words()) + formerLeaders(last);
        return following == total
                ? "all" + cause
                : (found.unexplained() == 0 ? "" : found.unexplained() + " for no known reason, ")
                        + (earlier == 0 ? "" : earlier + " after earlier trouble, ")
                        + following
                        + cause;
    }

    private static Cascade all(Found found) {
        return new Cascade(null, found.recent());
    }

    /** At whom they point. */
    private static String formerLeaders(Cascade cascade) {
        List<Map.Entry<String, Integer>> leaders = cascade.byFormerLeader();
        if (leaders.isEmpty()) {
            return ", and who led them before is not known";
        }
        int led = leaders.get(0).getValue();
        int size = cascade.elections().size();
        String share = led == size ? (size == 1 ? "it was" : "all were") : led + " of these " + size + were(led);
        return ": " + share + " led by " + leaders.get(0).getKey() + " before";
    }

    private static String were(int count) {
        return count == 1 ? " was" : " were";
    }

    private static String mostOften(List<AssetElection> elections) {
        Map.Entry<String, Long> most = ranked(elections, AssetElection::asset).get(0);
        return most.getKey() + " (" + times(most.getValue()) + ")";
    }

    private static List<EvidenceEntry> streams(List<AssetElection> elections) {
        return ranked(elections, AssetElection::stream).stream()
                .limit(MOST)
                .map(entry -> new EvidenceEntry(entry.getKey(), entry.getValue(), entry.getValue()))
                .toList();
    }

    private static List<Map.Entry<String, Long>> ranked(
            List<AssetElection> elections, Function<AssetElection, String> nameOf) {
        Map<String, Long> counts =
                elections.stream().collect(Collectors.groupingBy(nameOf, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
