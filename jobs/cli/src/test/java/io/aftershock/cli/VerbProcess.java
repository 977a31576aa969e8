package io.aftershock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A verb in a process of its own, as the launcher starts it; killed when it is closed. */
public final class VerbProcess implements AutoCloseable {

    /** The flags of the launcher. */
    private static final List<String> FLAGS = List.of(
            "-Xmx512m",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.time=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "-Dlog4j2.configurationFile=classpath:log4j2.properties");

    private final Process process;
    private final Path output;

    private VerbProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts it.
     *
     * @param folder its working directory
     * @param flags of the JVM, besides those of the launcher
     */
    public static VerbProcess start(Path folder, List<String> flags, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(hearsInterrupts());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Aftershock.class.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "verb", ".log");
        return new VerbProcess(
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    /** A build in the background ignores SIGINT, and hands that down. */
    private static List<String> hearsInterrupts() {
        return System.getProperty("os.name").equals("Linux") ? List.of("env", "--default-signal=INT") : List.of();
    }

    /** Waits for its end, and returns its exit code. */
    public int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("it does not end; it said so far:\n" + output());
        }
        return process.exitValue();
    }

    /** Sends it a signal, such as INT or KILL. */
    public void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** What it wrote to standard output and standard error. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
