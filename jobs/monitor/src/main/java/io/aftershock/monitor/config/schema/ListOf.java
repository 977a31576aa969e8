package io.aftershock.monitor.config.schema;

import io.aftershock.monitor.config.tree.KeyPath;
import io.aftershock.monitor.config.tree.Node;
import io.aftershock.monitor.config.tree.Node.Items;
import io.aftershock.monitor.config.tree.Node.Text;
import io.aftershock.monitor.config.tree.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of alike things, at least one; a list of single values may be written with commas in one line. */
public record ListOf(Shape item) implements Shape {

    @Override
    public String allowed() {
        return "list, each: " + item.allowed();
    }

    @Override
    public @Nullable Node checked(Node node, KeyPath path, Problems problems) {
        if (!(node instanceof Items items)) {
            if (node instanceof Text line && !(item instanceof Section)) {
                return checked(split(line), path, problems);
            }
            refuseKind(node, path, problems);
            return null;
        }
        if (items.items().isEmpty()) {
            problems.error(path, "is empty, needs at least one entry", node.origin());
            return null;
        }
        return entries(items, path, problems);
    }

    /** An entry that is wrong stays as an empty one, so that the others keep their numbers. */
    private Items entries(Items items, KeyPath path, Problems problems) {
        List<Node> good = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            Node entry = items.items().get(i);
            Node checked = item.checked(entry, path.item(i), problems);
            good.add(checked == null ? new Text("", entry.origin()) : checked);
        }
        return new Items(good, items.origin());
    }

    private static Items split(Text line) {
        return new Items(
                Arrays.stream(line.value().split(",", -1))
                        .map(value -> (Node) new Text(value.trim(), line.origin()))
                        .toList(),
                line.origin());
    }
}
