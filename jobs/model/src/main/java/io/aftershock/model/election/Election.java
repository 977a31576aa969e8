package io.aftershock.model.election;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One election of a leader, counted once however many copies of its advisory arrive.
 *
 * @param id made of cluster, scope, asset and the election's number in state
 * @param cluster where it was held; of a supercluster the responder's
 * @param domain the JetStream domain; null if the servers have none
 * @param account whose asset it is; null for the meta group
 * @param stream the stream; null for the meta group
 * @param consumer the consumer; null but for {@link ElectionScope#CONSUMER}
 * @param leader name of the server that won
 * @param previousLeader name of the server that led before; null if not known
 * @param atMillis epoch milliseconds at which it ended
 * @param outageMillis for how long there was no leader, as far as the telemetry tells; null if it does not
 */
public record Election(
        String id,
        String cluster,
        @Nullable String domain,
        ElectionScope scope,
        @Nullable String account,
        @Nullable String stream,
        @Nullable String consumer,
        String leader,
        @Nullable String previousLeader,
        ElectionCause cause,
        long atMillis,
        @Nullable Long outageMillis,
        List<Hint> hints) {

    public boolean isMeta() {
        return scope == ElectionScope.META;
    }
}
