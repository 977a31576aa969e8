package io.aftershock.monitor.config.tree;

import java.nio.file.Path;

/**
 * Who wrote a value.
 *
 * @param text for people: {@code line 12}, {@code --set}, or the name of a variable
 * @param line in the file; 0 if it was not written there
 * @param folder from which a relative path is meant
 */
public record Origin(String text, int line, Path folder) {

    /** Nobody: the value is not there. */
    public static final Origin NOWHERE = new Origin("", 0, Path.of(""));

    static final Origin ARGUMENT = new Origin("--set", 0, Path.of(""));

    static Origin line(int line, Path folder) {
        return new Origin("line " + line, line, folder);
    }

    /** An environment variable. */
    public static Origin variable(String name) {
        return new Origin(name, 0, Path.of(""));
    }
}
