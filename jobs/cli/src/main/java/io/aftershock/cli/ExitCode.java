package io.aftershock.cli;

/** What the program's exit codes mean; the same for every verb that does not say otherwise. */
public final class ExitCode {

    public static final int OK = 0;
    /** The verb could not do what it was asked for. */
    public static final int FAILED = 1;
    /** Bad options or configuration. */
    public static final int USAGE = 2;
    /** Something is missing that has to be installed. */
    public static final int MISSING_PREREQUISITE = 3;

    /** Told to stop by SIGINT or SIGTERM before it was done. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
