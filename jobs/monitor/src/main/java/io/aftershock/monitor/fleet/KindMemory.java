package io.aftershock.monitor.fleet;

import io.aftershock.model.finding.Breach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one kind of trouble, such as calls that fail with {@code not_found}; public fields for Flink's serializer. */
public final class KindMemory {

    /** By the id of the breach; those that opened lately, alone so far. */
    public Map<String, Member> alone = new HashMap<>();

    public Openings openings = new Openings();

    /** Those of which a member is open. */
    public List<RunningIncident> incidents = new ArrayList<>();

    /** Of the last incident. */
    public long number;

    boolean knows(Breach breach) {
        return alone.containsKey(breach.id()) || incidentOf(breach) != null;
    }

    /** The incident that a breach is a member of; null for none. */
    @Nullable
    RunningIncident incidentOf(Breach breach) {
        return incidents.stream()
                .filter(incident -> incident.members.containsKey(breach.id()))
                .findFirst()
                .orElse(null);
    }

    /** The incident of which another opened so shortly before it that it belongs there; null for none. */
    @Nullable
    RunningIncident incidentAround(Member member, long withinMillis) {
        return incidents.stream()
                .filter(incident -> member.openedMillis() <= incident.lastOpenedMillis() + withinMillis)
                .findFirst()
                .orElse(null);
    }

    /** Notes what has become of a breach that is known. */
    void update(Member member) {
        alone.replace(member.breachId(), member);
        incidents.forEach(incident -> incident.members.replace(member.breachId(), member));
    }

    /** Notes a breach that belongs to no incident so far. */
    void add(Member member, long withinMillis) {
        boolean known = alone.values().stream()
                .anyMatch(other -> other.cluster().equals(member.cluster()) && other.isNear(member, withinMillis));
        if (!known) {
            openings.add(member.openedMillis());
        }
        alone.put(member.breachId(), member);
    }

    /** Those without an incident that opened within so many milliseconds of one, and that one. */
    List<Member> near(Member member, long withinMillis) {
        return alone.values().stream()
                .filter(other -> other.isNear(member, withinMillis))
                .sorted(RunningIncident.FIRST_OPENED)
                .toList();
    }

    /** From now on these are one incident, and one trouble. */
    RunningIncident begin(List<Member> members) {
        RunningIncident incident = new RunningIncident();
        incident.number = ++number;
        for (Member member : members) {
            incident.add(member);
            alone.remove(member.breachId());
            openings.remove(member.openedMillis());
        }
        openings.add(incident.openedMillis());
        incidents.add(incident);
        return incident;
    }
}
