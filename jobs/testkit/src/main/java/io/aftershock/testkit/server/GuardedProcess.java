package io.aftershock.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A child process that cannot outlive this JVM, not even if the JVM is killed with SIGKILL.
 *
 * <p>A shell starts a guard and becomes the child. The guard reads a pipe whose other end only this JVM holds: a line means
 * that the child has ended by itself, the end of the pipe that the JVM is gone, and then the guard kills the child.
 */
public final class GuardedProcess {

    private static final List<String> GUARD = List.of("sh", "-c", """
            exec 3<&0
            ( trap '' INT HUP TERM; read -r released <&3 || kill -KILL $$ ) >/dev/null 2>&1 &
            exec "$@" </dev/null 3<&-
            """, "guard");

    private final Process process;
    private final Thread onShutdown;
    private final CompletableFuture<Void> gone;

    private GuardedProcess(Process process) {
        this.process = process;
        this.onShutdown = new Thread(process::destroyForcibly, "stop process " + process.pid());
        Runtime.getRuntime().addShutdownHook(onShutdown);
        this.gone = process.onExit().thenRun(this::release);
    }

    /** Starts the command in the folder, with all its output at the end of the log. */
    public static GuardedProcess start(List<String> command, Path folder, Path log) {
        try {
            return new GuardedProcess(new ProcessBuilder(
                            Stream.concat(GUARD.stream(), command.stream()).toList())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends a signal by its name without SIG; nothing happens if the process has ended. */
    public void signal(String name) {
        if (process.isAlive()) {
            run("kill", "-" + name, Long.toString(process.pid()));
        }
    }

    /** Sends SIGKILL, which ends a frozen process too, and returns when it has ended. */
    public void kill() {
        process.destroyForcibly();
        gone.join();
    }

    /** Whether it has ended when the time is over. */
    public boolean hasEndedWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** Lets the guard go, lest it kills whoever has got the process id since. */
    private void release() {
        try (var guard = process.outputWriter(StandardCharsets.UTF_8)) {
            guard.write("released\n");
        } catch (IOException e) {
            // The guard has gone before us: that is all we want of it.
        }
        try {
            Runtime.getRuntime().removeShutdownHook(onShutdown);
        } catch (IllegalStateException e) {
            // The JVM is shutting down and runs the hook, which finds the process ended.
        }
    }

    private static void run(String... command) {
        try {
            // That the process is gone already is no news: a Ctrl-C in a terminal reaches it too.
            new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
