package io.aftershock.monitor.config.schema;

import io.aftershock.monitor.config.tree.KeyPath;
import io.aftershock.monitor.config.tree.Node;
import io.aftershock.monitor.config.tree.Node.Fields;
import io.aftershock.monitor.config.tree.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The servers of a cluster: their addresses by name, or their names alone. */
record Nodes() implements Shape {

    private static final ListOf NAMES = new ListOf(Kind.NAME);

    @Override
    public String allowed() {
        return "name: URL of each server, or list of names";
    }

    @Override
    public @Nullable Node checked(Node node, KeyPath path, Problems problems) {
        if (!(node instanceof Fields fields)) {
            return NAMES.checked(node, path, problems);
        }
        Map<String, Node> good = new LinkedHashMap<>();
        fields.fields().forEach((name, url) -> {
            Kind kind =
                    url instanceof Node.Text text && text.value().startsWith("http") ? Kind.HTTP_URL : Kind.NATS_URL;
            Node checked = kind.checked(url, path.key(name), problems);
            if (checked != null) {
                good.put(name, checked);
            }
        });
        return new Fields(good, node.origin());
    }
}
