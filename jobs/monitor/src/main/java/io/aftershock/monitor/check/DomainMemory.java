package io.aftershock.monitor.check;

import io.aftershock.monitor.check.rule.MetaChangesRule.Change;
import io.aftershock.monitor.check.rule.NoMetaLeaderRule.Opinion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the checks remember of the meta group of one JetStream domain; public fields for Flink's serializer. */
public final class DomainMemory {

    public List<Change> metaChanges = new ArrayList<>();

    /** By server, what it last said of the meta leader. */
    public Map<String, Opinion> opinions = new HashMap<>();

    /** Notes a server's word, unless it comes late: a thawing server delivers what it said 12 s ago. */
    boolean opinion(String server, boolean leaderKnown, long atMillis) {
        Opinion known = opinions.get(server);
        if (known != null && known.atMillis() > atMillis) {
            return false;
        }
        opinions.put(server, new Opinion(leaderKnown, atMillis));
        return true;
    }

    void forgetBefore(long millis) {
        metaChanges.removeIf(change -> change.atMillis() < millis);
        opinions.values().removeIf(opinion -> opinion.atMillis() < millis);
    }
}
