package io.aftershock.monitor.check.election;

import java.util.ArrayList;
import java.util.List;

/** The recent elections of one account's assets; public fields for Flink's serializer. */
public final class AssetElections {

    /** Of more than so many only the latest are kept: whatever is counted of them is enough. */
    static final int MOST = 1_000;

    /** In the order in which they were told. */
    public List<AssetElection> elections = new ArrayList<>();

    void add(AssetElection election) {
        if (elections.size() == MOST) {
            elections.remove(0);
        }
        elections.add(election);
    }

    /** Forgets what lies before a time; true if nothing is left. */
    boolean forgetBefore(long millis) {
        elections.removeIf(election -> election.atMillis() < millis);
        return elections.isEmpty();
    }
}
