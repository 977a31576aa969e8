package io.aftershock.monitor.signal;

import java.util.List;

/**
 * One server's line in the matrix of who answers through whom.
 *
 * @param page whether it was asked for a page over HTTP; else it was pinged through the servers
 * @param asked servers through whose connections it was asked; over HTTP itself, unless it refused
 * @param via of those, through whom it answered
 * @param refused whether it is known that nobody listens there any more
 * @param leaderLost whether it says itself that it has lost the meta leader
 */
public record Reach(
        String server, boolean page, List<String> asked, List<String> via, boolean refused, boolean leaderLost) {

    public boolean isHeard() {
        return !via.isEmpty();
    }
}
