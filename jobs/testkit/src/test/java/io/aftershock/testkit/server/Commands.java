package io.aftershock.testkit.server;

/** The programs that processes run. */
final class Commands {

    private Commands() {}

    /** Whether the process runs this program: one that waits for its parent to notice its end runs nothing. */
    static boolean runs(long pid, String program) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith(program))
                .isPresent();
    }
}
