package io.aftershock.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints an error as a sentence; the stack trace only with {@code --debug}. */
final class ErrorSentence implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult result) {
        boolean debug = result.originalArgs().contains("--debug");
        if (debug) {
            error.printStackTrace(command.getErr());
        }
        // What the user did wrong is said in full by the message; where it was noticed helps with the rest.
        boolean hint = !debug && !(error instanceof CommandException);
        command.getErr().println("aftershock: " + rootMessage(error) + (hint ? " (--debug shows where)" : ""));
        command.getErr().flush();
        return error instanceof CommandException known ? known.exitCode() : ExitCode.FAILED;
    }

    /** Flink wraps what happened several times; the innermost message is the one that says it. */
    private static String rootMessage(Throwable error) {
        Throwable cause = error;
        while (!(cause instanceof CommandException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
