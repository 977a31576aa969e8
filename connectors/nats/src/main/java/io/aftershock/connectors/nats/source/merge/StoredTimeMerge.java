package io.aftershock.connectors.nats.source.merge;

import io.aftershock.connectors.nats.source.merge.Arrival.Stored;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which lanes take turns: the message that was stored first goes first, so that the copies of an advisory in
 * two streams come out next to each other, however far behind the streams are.
 *
 * <p>A lane that owes a message holds the others back, but not for longer than the patience: then it is no longer waited
 * for until it brings something. Lanes that are caught up, cut off or ended hold back nobody.
 */
public final class StoredTimeMerge {

    private final List<Lane> lanes;
    private final long patienceMillis;

    public StoredTimeMerge(List<Lane> lanes, long patienceMillis) {
        this.lanes = lanes;
        this.patienceMillis = patienceMillis;
    }

    /** An arrival whose turn it is. */
    public record Turn(int lane, Arrival arrival) {}

    /** Takes the arrival whose turn it is; null if all lanes are empty or one is waited for. */
    public @Nullable Turn next(long nowMillis) {
        int first = -1;
        long firstStored = Long.MAX_VALUE;
        boolean held = false;
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            Arrival head = lane.peek();
            if (head instanceof Stored stored) {
                long storedMillis = stored.row().receivedMillis();
                if (first < 0 || storedMillis < firstStored) {
                    first = i;
                    firstStored = storedMillis;
                }
            } else if (head != null) {
                return taken(i, nowMillis); // what is said of a stream does not wait for messages of others
            } else {
                held |= lane.owesMessage() && nowMillis - lane.emptySinceMillis() < patienceMillis;
            }
        }
        return first < 0 || held ? null : taken(first, nowMillis);
    }

    private @Nullable Turn taken(int lane, long nowMillis) {
        Arrival arrival = lanes.get(lane).take(nowMillis);
        return arrival == null ? null : new Turn(lane, arrival);
    }
}
