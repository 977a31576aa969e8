package io.aftershock.monitor.config.tree;

import io.aftershock.monitor.config.tree.Node.Fields;
import io.aftershock.monitor.config.tree.Node.Items;
import io.aftershock.monitor.config.tree.Node.Text;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML without guessing types: a value stays the text that was written, with its line. */
public final class YamlTree {

    private static final int DEEPEST = 20;

    private final Problems problems;
    private final Origin whole;
    private final boolean hasLines;

    private YamlTree(Problems problems, Origin whole, boolean hasLines) {
        this.problems = problems;
        this.whole = whole;
        this.hasLines = hasLines;
    }

    /** The tree of a file; empty if the text is not YAML, which is a problem. */
    public static Fields ofFile(String yaml, Path folder, Problems problems) {
        Origin origin = Origin.line(0, folder);
        Node node = new YamlTree(problems, origin, true).parse(yaml, KeyPath.ROOT);
        if (node instanceof Fields fields) {
            return fields;
        }
        if (node != null) {
            problems.error(KeyPath.ROOT, "the file is " + node.kind() + ", must be keys with values", node.origin());
        }
        return new Fields(Map.of(), origin);
    }

    /** The value of an argument or variable: {@code [a, b]} and <code>{k: v}</code> as in YAML, all else as it stands. */
    static @Nullable Node ofValue(String value, KeyPath path, Origin origin, Problems problems) {
        if (value.startsWith("[") || value.startsWith("{")) {
            return new YamlTree(problems, origin, false).parse(value, path);
        }
        return value.isEmpty() ? null : new Text(value, origin);
    }

    private @Nullable Node parse(String yaml, KeyPath path) {
        try {
            org.yaml.snakeyaml.nodes.Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            return root == null ? null : node(root, path, 0);
        } catch (MarkedYAMLException e) {
            // Its message quotes the text, which may hold a secret; the problem alone does not.
            problems.error(path, "is not YAML: " + unquoted(e.getProblem()), origin(e.getProblemMark()));
        } catch (YAMLException e) {
            problems.error(path, "is not YAML that can be read: too large, or not text", whole);
        }
        return null;
    }

    /** An undefined alias or tag is a value that needs quotes, such as a password that begins with a star. */
    private static String unquoted(String problem) {
        return problem.contains("undefined") ? "a value that begins with * or ! needs quotes" : problem;
    }

    /** Null for what YAML calls null, which is the same as not to write the key. */
    private @Nullable Node node(org.yaml.snakeyaml.nodes.Node yaml, KeyPath path, int depth) {
        Origin origin = origin(yaml.getStartMark());
        if (depth > DEEPEST) {
            problems.error(path, "is too deep, or contains itself", origin);
            return null;
        }
        if (yaml instanceof MappingNode mapping) {
            return fields(mapping, path, depth, origin);
        }
        if (yaml instanceof SequenceNode sequence) {
            return items(sequence, path, depth, origin);
        }
        boolean nothing = yaml.getTag().equals(Tag.NULL);
        return nothing ? null : new Text(((ScalarNode) yaml).getValue(), origin);
    }

    private Items items(SequenceNode sequence, KeyPath path, int depth, Origin origin) {
        List<Node> items = new ArrayList<>();
        for (org.yaml.snakeyaml.nodes.Node item : sequence.getValue()) {
            KeyPath at = path.item(items.size());
            Node node = node(item, at, depth + 1);
            items.add(node == null ? new Text("", origin(item.getStartMark())) : node);
        }
        return new Items(items, origin);
    }

    private Fields fields(MappingNode mapping, KeyPath path, int depth, Origin origin) {
        Map<String, Node> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Origin here = origin(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.error(path, "has a key that is not a word", here);
                continue;
            }
            KeyPath at = path.key(key.getValue());
            Node value = node(tuple.getValueNode(), at, depth + 1);
            if (fields.containsKey(key.getValue())) {
                problems.error(at, "is there twice", here);
            } else if (value != null) {
                fields.put(key.getValue(), value);
            }
        }
        return new Fields(fields, origin);
    }

    private Origin origin(@Nullable Mark mark) {
        return hasLines && mark != null ? Origin.line(mark.getLine() + 1, whole.folder()) : whole;
    }
}
