package io.aftershock.monitor.check.election;

import io.aftershock.model.election.Election;
import org.jspecify.annotations.Nullable;

/**
 * An election of a stream or consumer that nobody planned.
 *
 * @param consumer null of a stream's own
 * @param domain empty for none
 * @param formerLeader who led before; null if it was never seen to be elected
 */
public record AssetElection(
        String stream,
        @Nullable String consumer,
        String domain,
        @Nullable String formerLeader,
        long atMillis) {

    /** What an election is; null if it is of a meta group, was planned, or is the first of its asset. */
    static @Nullable AssetElection of(Election election) {
        String stream = election.stream();
        return stream == null || election.cause().isPlanned()
                ? null
                : new AssetElection(
                        stream,
                        election.consumer(),
                        election.domain() == null ? "" : election.domain(),
                        election.previousLeader(),
                        election.atMillis());
    }

    /** Its asset, for people. */
    String asset() {
        return consumer == null ? "stream " + stream : "consumer " + consumer + " on stream " + stream;
    }
}
