package io.aftershock.monitor.config.schema;

import io.aftershock.monitor.config.tree.DidYouMean;
import io.aftershock.monitor.config.tree.KeyPath;
import io.aftershock.monitor.config.tree.Node;
import io.aftershock.monitor.config.tree.Node.Text;
import io.aftershock.monitor.config.tree.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of a few words. */
record OneOf(List<String> words) implements Shape {

    @Override
    public String allowed() {
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }

    @Override
    public @Nullable Node checked(Node node, KeyPath path, Problems problems) {
        if (!(node instanceof Text text)) {
            refuseKind(node, path, problems);
            return null;
        }
        if (words.contains(text.value())) {
            return node;
        }
        String guess = DidYouMean.ending(text.value(), words);
        problems.error(path, "is '" + text.value() + "', must be " + allowed() + guess, node.origin());
        return null;
    }
}
