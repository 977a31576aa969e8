package io.aftershock.monitor.signal;

import org.jspecify.annotations.Nullable;

/**
 * What one server says of its own load, in {@code STATSZ} and in {@code /jsz}; each of them tells a part.
 *
 * @param server its name
 * @param process names its process; empty where that is not told
 * @param cpu share of the cores that it may use, 0 to 1; null where the answer does not tell
 * @param raftGroups in how many Raft groups it is; null where the answer does not tell
 * @param storage share of its storage for JetStream that is used; null where it has no limit, or does not tell
 */
public record ServerLoad(
        String server,
        String process,
        @Nullable Double cpu,
        @Nullable Integer raftGroups,
        @Nullable Double storage) {

    /** Of a server that says that its disk has no space left. */
    public static ServerLoad outOfSpace(String server) {
        return new ServerLoad(server, "", null, null, 1.0);
    }
}
