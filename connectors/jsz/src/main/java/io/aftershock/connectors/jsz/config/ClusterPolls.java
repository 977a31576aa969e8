package io.aftershock.connectors.jsz.config;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * All that is polled of one cluster: over its system account, over HTTP where that is all there is, or over both.
 *
 * @param cluster name of the cluster in every row
 * @param system polls over NATS; null for none
 * @param http polls of the monitoring pages; null for none
 * @param times how often, and how long an answer may take
 * @param question what is asked
 */
public record ClusterPolls(
        String cluster,
        @Nullable SystemPolls system,
        @Nullable HttpPolls http,
        PollTimes times,
        PollQuestion question) implements Serializable {

    /** Polls over the system account alone, as often as is usual. */
    public static ClusterPolls over(String cluster, SystemPolls system) {
        return new ClusterPolls(cluster, system, null, PollTimes.USUAL, PollQuestion.USUAL);
    }

    /** Polls over HTTP alone, as often as is usual. */
    public static ClusterPolls over(String cluster, HttpPolls http) {
        return new ClusterPolls(cluster, null, http, PollTimes.USUAL, PollQuestion.USUAL);
    }

    /** The same polls at other times. */
    public ClusterPolls every(PollTimes other) {
        return new ClusterPolls(cluster, system, http, other, question);
    }
}
