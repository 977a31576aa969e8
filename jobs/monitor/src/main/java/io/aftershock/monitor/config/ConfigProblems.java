package io.aftershock.monitor.config;

import io.aftershock.monitor.config.tree.Problem;
import java.util.List;

/** A configuration cannot be used: carries everything that is wrong with it, key path first, and no secret. */
public final class ConfigProblems extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String source;
    private final List<String> lines;

    ConfigProblems(String source, List<Problem> problems) {
        this.source = source;
        this.lines = problems.stream().map(problem -> line(source, problem)).toList();
    }

    private static String line(String source, Problem problem) {
        return problem.path().text().isEmpty() ? source + ": " + problem.line() : problem.line();
    }

    /** One line per problem, in the order of the file. */
    public List<String> lines() {
        return lines;
    }

    /** How many there are and where, then one line each. */
    @Override
    public String getMessage() {
        String count = lines.size() == 1 ? "1 problem" : lines.size() + " problems";
        return count + " in " + source + "\n  " + String.join("\n  ", lines);
    }
}
