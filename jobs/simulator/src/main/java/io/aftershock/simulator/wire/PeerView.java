package io.aftershock.simulator.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/**
 * A member of a Raft group as another one sees it.
 *
 * @param activeMillis how long ago it was last heard
 */
public record PeerView(String name, boolean current, long activeMillis) {

    private static final long NANOS = 1_000_000;

    static void write(List<PeerView> views, ArrayNode into) {
        for (PeerView view : views) {
            into.addObject()
                    .put("name", view.name())
                    .put("current", view.current())
                    .put("active", view.activeMillis() * NANOS)
                    .put("peer", Identity.peer(view.name()));
        }
    }
}
