package io.aftershock.cli;

import picocli.CommandLine.Option;

/** How findings are printed, and by how many subtasks they are found. */
public final class OutputOptions {

    @Option(names = "--format", description = "text (default) or json, one object a line.", defaultValue = "text")
    private OutputFormat format = OutputFormat.TEXT;

    @Option(names = "--windows", description = "Prints the error_ratio windows too.")
    private boolean windows;

    @Option(names = "--assets", description = "Prints the elections of streams and consumers too.")
    private boolean assets;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Subtasks of each stage; default 1.",
            defaultValue = "1")
    private int parallelism;

    public OutputFormat format() {
        return format;
    }

    /** The lines that are printed. */
    public Wanted wanted() {
        return new Wanted(windows, assets);
    }

    public int parallelism() {
        if (parallelism < 1) {
            throw new CommandException(
                    ExitCode.USAGE, "--parallelism is " + parallelism + ", and has to be at least 1");
        }
        return parallelism;
    }
}
