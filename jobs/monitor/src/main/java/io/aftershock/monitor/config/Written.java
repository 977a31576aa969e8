package io.aftershock.monitor.config;

import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.config.schema.Schema;
import io.aftershock.monitor.config.tree.Assignment;
import io.aftershock.monitor.config.tree.KeyPath;
import io.aftershock.monitor.config.tree.Node;
import io.aftershock.monitor.config.tree.Node.Fields;
import io.aftershock.monitor.config.tree.Origin;
import io.aftershock.monitor.config.tree.Overlay;
import io.aftershock.monitor.config.tree.Problem;
import io.aftershock.monitor.config.tree.Problems;
import io.aftershock.monitor.config.tree.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What file, environment and arguments say together, checked key by key.
 *
 * @param source for people: where problems are
 */
record Written(String source, Place root, Problems problems) {

    static Written of(@Nullable Path file, Map<String, String> env, List<String> sets) {
        Problems problems = new Problems();
        List<Assignment> assignments = new ArrayList<>(Environment.assignments(Schema.ROOT, env));
        assignments.addAll(Assignment.ofArguments(sets, problems));
        Fields written = file(file, problems);
        String source = file == null ? "the settings" : file.toString();
        if (problems.concernAll()) {
            throw new ConfigProblems(source, problems.errors());
        }
        Fields laid = Overlay.of(written, assignments, problems);
        Node checked = Schema.ROOT.checked(laid, KeyPath.ROOT, problems);
        Fields tree = checked instanceof Fields fields ? fields : laid;
        return new Written(source, Place.root(Schema.ROOT, tree, problems), problems);
    }

    private static Fields file(@Nullable Path file, Problems problems) {
        Fields nothing = new Fields(Map.of(), Origin.NOWHERE);
        if (file == null) {
            return nothing;
        }
        try {
            Path folder = file.toAbsolutePath().normalize().getParent();
            return YamlTree.ofFile(Files.readString(file), folder == null ? Path.of("/") : folder, problems);
        } catch (NoSuchFileException e) {
            problems.error(KeyPath.ROOT, "there is no such file", Origin.NOWHERE);
        } catch (IOException e) {
            problems.error(
                    KeyPath.ROOT, "it cannot be read as text: " + e.getClass().getSimpleName(), Origin.NOWHERE);
        }
        return nothing;
    }

    /** The warnings. */
    List<String> warningsUnlessWrong() {
        if (!problems.errors().isEmpty()) {
            throw new ConfigProblems(source, problems.errors());
        }
        return problems.warnings().stream().map(Problem::line).toList();
    }
}
