package io.aftershock.monitor.election;

/** Who leads an asset, and how many elections of it have been counted. */
public record AssetLeader(String leader, long elections) {}
