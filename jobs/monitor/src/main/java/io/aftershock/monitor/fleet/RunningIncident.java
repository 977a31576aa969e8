package io.aftershock.monitor.fleet;

import io.aftershock.model.finding.Severity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An incident of which a member is open; public fields for Flink's serializer. */
public final class RunningIncident {

    static final Comparator<Member> FIRST_OPENED =
            Comparator.comparingLong(Member::openedMillis).thenComparing(Member::breachId);

    /** The incident of a deployment that broke a hundred thousand accounts needs no more to be understood. */
    private static final int MOST_MEMBERS = 1_000;

    public long number;
    public int revision;

    /** By the id of the breach. */
    public Map<String, Member> members = new HashMap<>();

    /** Also those whose breaches were too many to keep. */
    public Map<String, Long> clusters = new HashMap<>();

    public Severity severity = Severity.INFO;

    void add(Member member) {
        if (members.size() < MOST_MEMBERS) {
            members.put(member.breachId(), member);
        }
        clusters.merge(member.cluster(), member.openedMillis(), Math::min);
        worsen(member.severity());
    }

    /** True if it has never been so bad. */
    boolean worsen(Severity other) {
        boolean worse = other.compareTo(severity) > 0;
        severity = worse ? other : severity;
        return worse;
    }

    long openedMillis() {
        return members.values().stream().mapToLong(Member::openedMillis).min().orElseThrow();
    }

    long lastOpenedMillis() {
        return members.values().stream().mapToLong(Member::openedMillis).max().orElseThrow();
    }

    /** When the last member closed; null while one is open. */
    @Nullable
    Long closedMillis() {
        long last = 0;
        for (Member member : members.values()) {
            if (member.closedMillis() == null) {
                return null;
            }
            last = Math.max(last, member.closedMillis());
        }
        return last;
    }

    NavigableSet<String> clusterNames() {
        return new TreeSet<>(clusters.keySet());
    }

    List<String> breachIds(int most) {
        return members.values().stream()
                .sorted(FIRST_OPENED)
                .limit(most)
                .map(Member::breachId)
                .toList();
    }
}
