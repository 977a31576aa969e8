package io.aftershock.model.network;

/**
 * Two servers that claim the lead of one meta group: the network is split between them.
 *
 * @param domain the JetStream domain, empty for none
 * @param leader who was elected last
 * @param claimant who does not know it
 * @param sinceMillis since when both claim it
 * @param lastMillis when the claimant last did
 */
public record TwoLeaders(String domain, String leader, String claimant, long sinceMillis, long lastMillis) {}
