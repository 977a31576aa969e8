package io.aftershock.model.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the leader of a meta group could not be reached.
 *
 * @param domain the JetStream domain, empty for none
 * @param leader who led when it began
 * @param ledSinceMillis since when it led, as far as that is known: one who leads again is another leader
 * @param sinceMillis the first sign, by the cluster's clock
 * @param endMillis when it ended; 0 while it lasts
 * @param closed whether connections to the leader are closed or refused
 * @param complaints servers that say that they have lost the leader, in order
 * @param successor who was elected; null while nobody was
 */
public record LeaderSilence(
        String domain,
        String leader,
        long ledSinceMillis,
        long sinceMillis,
        long endMillis,
        boolean closed,
        List<String> complaints,
        @Nullable String successor) {

    public boolean isOver() {
        return endMillis != 0;
    }
}
