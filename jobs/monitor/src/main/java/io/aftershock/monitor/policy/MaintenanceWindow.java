package io.aftershock.monitor.policy;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which work on a cluster is planned: what is found then pages nobody.
 *
 * @param environment of the clusters that it is for; null for any
 * @param cluster the one that it is for; null for any
 * @param fromMillis epoch milliseconds of the cluster's clock, the first that is in it
 * @param toMillis the first that is not in it any more
 * @param reason what is being done, for people
 */
public record MaintenanceWindow(
        @Nullable String environment, @Nullable String cluster, long fromMillis, long toMillis, String reason)
        implements Serializable {

    /** Whether it holds for a cluster, whose environment may be unknown, at a time. */
    public boolean holds(String name, @Nullable String itsEnvironment, long millis) {
        return (cluster == null || cluster.equals(name))
                && (environment == null || environment.equals(itsEnvironment))
                && millis >= fromMillis
                && millis < toMillis;
    }

    /** What a finding says of it. */
    public String words() {
        return "Planned until " + Instant.ofEpochMilli(toMillis) + ": " + reason + ".";
    }
}
