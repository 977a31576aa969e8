package io.aftershock.simulator.cluster;

import org.jspecify.annotations.Nullable;

/** The Raft group of a replicated stream. */
final class StreamGroup {

    final String account;
    final String name;

    @Nullable
    Server leader;

    StreamGroup(String account, String name, Server leader) {
        this.account = account;
        this.name = name;
        this.leader = leader;
    }
}
