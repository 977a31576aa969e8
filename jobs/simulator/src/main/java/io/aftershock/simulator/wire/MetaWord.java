package io.aftershock.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one server says of the meta group and of its own work.
 *
 * @param leader whom it takes for the leader; null if it knows none
 * @param leadsSinceMillis since when it leads itself; null if it does not
 * @param peers the other members, as it sees them
 */
public record MetaWord(
        String server,
        @Nullable String leader,
        long term,
        @Nullable Long leadsSinceMillis,
        List<PeerView> peers,
        long apiTotal,
        long apiErrors) {

    private static final int API_LEVEL = 5;

    public MetaWord {
        peers = List.copyOf(peers);
    }

    boolean leads() {
        return leadsSinceMillis != null;
    }

    ObjectNode api() {
        return Json.object().put("level", API_LEVEL).put("total", apiTotal).put("errors", apiErrors);
    }

    /** The group as {@code /jsz} shows it: by the leader's name. */
    ObjectNode group(String name) {
        ObjectNode group = Json.object().put("name", name);
        if (leader != null) {
            group.put("leader", leader).put("peer", Identity.peer(leader));
        }
        PeerView.write(peers, group.putArray("replicas"));
        int size = peers.size() + 1;
        return group.put("cluster_size", size)
                .put("quorum_needed", size / 2 + 1)
                .put("pending", 0)
                .put("pending_requests", 0)
                .put("pending_infos", 0);
    }

    /** The group as {@code /raftz} shows it: by the leader's peer id. */
    ObjectNode raft() {
        int size = peers.size() + 1;
        ObjectNode group = Json.object()
                .put("id", Identity.peer(server))
                .put("state", leads() ? "LEADER" : leader == null ? "CANDIDATE" : "FOLLOWER")
                .put("size", size)
                .put("quorum_needed", size / 2 + 1);
        if (leader != null) {
            group.put("leader", Identity.peer(leader));
        }
        if (leadsSinceMillis != null) {
            group.put("leader_since", Json.time(leadsSinceMillis));
        }
        return group.put("ever_had_leader", true).put("term", term).put("system_account", true);
    }
}
