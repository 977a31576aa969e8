package io.aftershock.cli.doctor.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one stream that stores a cluster's telemetry.
 *
 * @param name of the observatory, or of the stream as the configuration calls it
 * @param stream its name in JetStream
 * @param observatory whether it holds all that an observatory stores, so that silence means something
 * @param problem why nothing could be seen; null if it could
 * @param found whether the stream exists
 * @param messages of this cluster
 * @param lastMillisAgo when the newest message of this cluster was stored; null for never
 * @param maxAgeMillis how long it keeps messages; 0 for ever
 * @param maxBytes how much it keeps; 0 or less for no limit
 * @param newestAdvisoryMillis the stamp of the newest advisory; null for none
 * @param pins the servers from which it should take events; null if nobody says
 * @param leafs its leaf nodes; null if they could not be seen
 */
public record StreamFacts(
        String name,
        String stream,
        boolean observatory,
        @Nullable String problem,
        boolean found,
        long messages,
        @Nullable Long lastMillisAgo,
        long maxAgeMillis,
        long maxBytes,
        @Nullable Long newestAdvisoryMillis,
        @Nullable List<String> pins,
        @Nullable List<LeafLink> leafs) {

    /** Nothing could be seen. */
    public static StreamFacts unseen(String name, String stream, boolean observatory, String problem) {
        return new StreamFacts(name, stream, observatory, problem, false, 0, null, 0, 0, null, null, null);
    }

    /** A leaf node of an observatory: the local account that it binds, and the server that it leads to. */
    public record LeafLink(String account, String server) {}
}
