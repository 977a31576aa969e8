package io.aftershock.monitor.config.schema;

import io.aftershock.monitor.config.tree.KeyPath;
import io.aftershock.monitor.config.tree.Node;
import io.aftershock.monitor.config.tree.Node.Fields;
import io.aftershock.monitor.config.tree.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single values by names that the user chooses. */
record ByName(Kind value) implements Shape {

    @Override
    public String allowed() {
        return "name: " + value.allowed();
    }

    @Override
    public @Nullable Node checked(Node node, KeyPath path, Problems problems) {
        if (!(node instanceof Fields fields)) {
            refuseKind(node, path, problems);
            return null;
        }
        Map<String, Node> good = new LinkedHashMap<>();
        fields.fields().forEach((name, entry) -> {
            Node checked = value.checked(entry, path.key(name), problems);
            if (checked != null) {
                good.put(name, checked);
            }
        });
        return good.isEmpty() ? null : new Fields(good, node.origin());
    }
}
