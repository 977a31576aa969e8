package io.aftershock.monitor.config.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects all that is wrong with a configuration, so that it is told at once. */
public final class Problems {

    private static final Comparator<Problem> AS_WRITTEN =
            Comparator.comparingInt(problem -> problem.origin().line());

    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /** The configuration cannot be used. */
    public void error(KeyPath path, String sentence, Origin origin) {
        errors.add(new Problem(path, sentence, origin));
    }

    /** The configuration is legal, and probably not what was meant. */
    public void warn(KeyPath path, String sentence, Origin origin) {
        warnings.add(new Problem(path, sentence, origin));
    }

    /** Whether something here or below is wrong already, so that its absence need not be told too. */
    public boolean concern(KeyPath path) {
        return errors.stream().anyMatch(error -> error.path().isWithin(path));
    }

    /** Whether the file itself is wrong, so that nothing can be said of what should be in it. */
    public boolean concernAll() {
        return errors.stream().anyMatch(error -> error.path().equals(KeyPath.ROOT));
    }

    /** What is wrong, in the order of the file. */
    public List<Problem> errors() {
        return errors.stream().sorted(AS_WRITTEN).toList();
    }

    /** What is dangerous, in the order of the file. */
    public List<Problem> warnings() {
        return warnings.stream().sorted(AS_WRITTEN).toList();
    }
}
