package io.aftershock.monitor.check;

import io.aftershock.monitor.check.rule.MetaChangesRule.Change;
import io.aftershock.monitor.check.rule.NoMetaLeaderRule.Opinion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the checks remember of a cluster as a whole; public fields for Flink's serializer. */
public final class ClusterMemory {

    public List<Change> metaChanges = new ArrayList<>();
    /** When somebody asked a leader to step down, or a server left in order, epoch milliseconds. */
    public List<Long> plannedWork = new ArrayList<>();

    public Map<String, Opinion> opinions = new HashMap<>();

    /** Notes a server's word, unless it comes late: a thawing server delivers what it said 12 s ago. */
    void opinion(String server, boolean leaderKnown, long atMillis) {
        Opinion known = opinions.get(server);
        if (known == null || known.atMillis() <= atMillis) {
            opinions.put(server, new Opinion(leaderKnown, atMillis));
        }
    }

    void forgetBefore(long millis) {
        metaChanges.removeIf(change -> change.atMillis() < millis);
        plannedWork.removeIf(at -> at < millis);
        opinions.values().removeIf(opinion -> opinion.atMillis() < millis);
    }
}
