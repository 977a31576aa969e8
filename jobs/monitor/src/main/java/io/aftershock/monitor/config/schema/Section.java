package io.aftershock.monitor.config.schema;

import io.aftershock.monitor.config.tree.DidYouMean;
import io.aftershock.monitor.config.tree.KeyPath;
import io.aftershock.monitor.config.tree.Node;
import io.aftershock.monitor.config.tree.Node.Fields;
import io.aftershock.monitor.config.tree.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys that stand together. */
public record Section(List<Key> keys) implements Shape {

    public Section {
        keys = List.copyOf(keys);
        if (keys.stream().map(Key::name).distinct().count() != keys.size()) {
            throw new IllegalArgumentException("two keys of one name");
        }
    }

    static Section of(Key... keys) {
        return new Section(List.of(keys));
    }

    /** This and more keys. */
    Section and(Section more) {
        List<Key> all = new ArrayList<>(keys);
        all.addAll(more.keys);
        return new Section(all);
    }

    public @Nullable Key key(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst().orElse(null);
    }

    private List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    @Override
    public String allowed() {
        return "keys with values";
    }

    @Override
    public @Nullable Node checked(Node node, KeyPath path, Problems problems) {
        if (!(node instanceof Fields fields)) {
            problems.error(
                    path, "is " + node.kind() + ", must have keys: " + String.join(", ", names()), node.origin());
            return null;
        }
        Map<String, Node> good = new LinkedHashMap<>();
        fields.fields().forEach((name, value) -> {
            Key key = key(name);
            Node checked = key == null ? null : key.shape().checked(value, path.key(name), problems);
            if (key == null) {
                problems.error(path.key(name), unknown(name), value.origin());
            } else if (checked != null) {
                good.put(name, checked);
            }
        });
        return new Fields(good, node.origin());
    }

    private String unknown(String name) {
        return "unknown key, known are " + String.join(", ", names()) + DidYouMean.ending(name, names());
    }
}
