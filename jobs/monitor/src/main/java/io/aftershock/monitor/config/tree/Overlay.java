package io.aftershock.monitor.config.tree;

import io.aftershock.monitor.config.tree.Node.Fields;
import io.aftershock.monitor.config.tree.Node.Items;
import io.aftershock.monitor.config.tree.Node.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lays assignments over a tree; the later one wins. */
public final class Overlay {

    private final Problems problems;
    private final Assignment assignment;

    private Overlay(Assignment assignment, Problems problems) {
        this.assignment = assignment;
        this.problems = problems;
    }

    /** The tree with all assignments. */
    public static Fields of(Fields tree, List<Assignment> assignments, Problems problems) {
        Fields laid = tree;
        for (Assignment assignment : assignments) {
            Node next = new Overlay(assignment, problems).below(laid, 0, KeyPath.ROOT);
            laid = next instanceof Fields fields ? fields : laid;
        }
        return laid;
    }

    /** The node with the assignment from this step on; null if the assignment takes it away. */
    private @Nullable Node below(@Nullable Node node, int step, KeyPath path) {
        if (step == assignment.steps().size()) {
            return YamlTree.ofValue(assignment.value(), path, assignment.origin(), problems);
        }
        String next = assignment.steps().get(step);
        return next.startsWith("[")
                ? inList(node, next.substring(1, next.length() - 1), step, path)
                : inFields(node, next, step, path);
    }

    private Node inFields(@Nullable Node node, String key, int step, KeyPath path) {
        Map<String, Node> fields = new LinkedHashMap<>();
        if (node instanceof Fields known) {
            fields.putAll(known.fields());
        }
        Node value = below(fields.get(key), step + 1, path.key(key));
        if (value == null) {
            fields.remove(key);
        } else {
            fields.put(key, value);
        }
        return new Fields(fields, node == null ? assignment.origin() : node.origin());
    }

    private @Nullable Node inList(@Nullable Node node, String entry, int step, KeyPath path) {
        List<Node> items = new ArrayList<>();
        if (node instanceof Items known) {
            items.addAll(known.items());
        }
        int index = index(items, entry);
        if (index < 0 || index > items.size()) {
            problems.error(
                    path,
                    "has no entry " + entry + ", the next free number is " + items.size()
                            + DidYouMean.ending(entry, names(items)),
                    assignment.origin());
            return node;
        }
        Node value = below(index == items.size() ? null : items.get(index), step + 1, path.item(index));
        if (index < items.size()) {
            items.remove(index);
        }
        if (value != null) {
            items.add(index, value);
        }
        return new Items(items, node == null ? assignment.origin() : node.origin());
    }

    private static int index(List<Node> items, String entry) {
        if (entry.matches("\\d{1,6}")) {
            return Integer.parseInt(entry);
        }
        List<String> names = names(items);
        int exact = first(names, entry::equals);
        return exact >= 0 ? exact : first(names, name -> asVariable(name).equals(asVariable(entry)));
    }

    private static int first(List<String> names, Predicate<String> wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (wanted.test(names.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Entries without a name have an empty one, so that positions are kept. */
    private static List<String> names(List<Node> items) {
        return items.stream()
                .map(item -> item instanceof Fields fields && fields.fields().get("name") instanceof Text name
                        ? name.value()
                        : "")
                .toList();
    }

    /** A name as far as the name of an environment variable can hold it. */
    private static String asVariable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
