package io.aftershock.model.network;

import java.util.List;

/**
 * What is known of a cluster's network at a moment.
 *
 * @param known whether lately any server has answered; if not, nothing is known of the present
 * @param incidents those that go on, and those of the last half minute
 * @param silences meta leaders that are not reached, and those of the last seconds
 * @param twoLeaders those who claim one lead, and did lately
 */
public record NetworkView(
        boolean known, List<NetworkIncident> incidents, List<LeaderSilence> silences, List<TwoLeaders> twoLeaders) {

    /** Of a cluster that has not been asked yet. */
    public static final NetworkView UNKNOWN = new NetworkView(false, List.of(), List.of(), List.of());
}
