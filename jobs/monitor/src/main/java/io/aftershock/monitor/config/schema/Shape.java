package io.aftershock.monitor.config.schema;

import io.aftershock.monitor.config.tree.KeyPath;
import io.aftershock.monitor.config.tree.Node;
import io.aftershock.monitor.config.tree.Problems;
import org.jspecify.annotations.Nullable;

/** What may stand at a key. */
public interface Shape {

    /** In words, for people: {@code duration, such as 60s, 10m or 2h}. */
    String allowed();

    /** The node without whatever in it may not stand there; null if nothing is left. What is wrong is a problem. */
    @Nullable
    Node checked(Node node, KeyPath path, Problems problems);

    /** Says that a node is of the wrong kind. */
    default void refuseKind(Node node, KeyPath path, Problems problems) {
        problems.error(path, "is " + node.kind() + ", must be: " + allowed(), node.origin());
    }
}
