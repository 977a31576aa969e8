package io.aftershock.cli.watch.terminal;

import io.aftershock.cli.watch.view.Size;
import io.aftershock.testkit.server.Deadline;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jline.utils.ScreenTerminal;

/**
 * A terminal in which a Java program runs, with a screen that can be looked at, a keyboard and a size.
 *
 * <p>The terminal is a real one, made by {@code script} of util-linux; what the program sends to it is drawn by an emulator.
 */
public final class PseudoTerminal implements AutoCloseable {

    static final String MISSING =
            "There is no script of util-linux on the PATH, which makes pseudo terminals: install it"
                    + " (Debian: apt-get install bsdutils), or watch is not tried in a terminal.";

    /** Stands on the screen before the program begins, and is to be there when it has ended. */
    public static final String PROMPT = "what stood here before";

    /** Sent after all that the program sends: a title, which is not on the screen. */
    private static final String END = "\u001b]2;the program has ended\u0007";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path folder;
    private final ScreenTerminal screen;
    private final StringBuilder sent = new StringBuilder();
    private final Thread reader;

    private PseudoTerminal(Process process, Path folder, Size size) {
        this.process = process;
        this.folder = folder;
        this.screen = new ScreenTerminal(size.columns(), size.rows());
        this.reader = new Thread(this::draw, "screen");
        reader.setDaemon(true);
        reader.start();
    }

    static boolean isPossible() {
        try {
            Process asked = new ProcessBuilder("script", "--version")
                    .redirectErrorStream(true)
                    .start();
            String version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return version.contains("util-linux");
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs the main class of this class path; {@code flags} are of the JVM. */
    public static PseudoTerminal run(
            Path folder, Size size, List<String> environment, List<String> flags, Class<?> main, String... arguments)
            throws IOException {
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(flags);
        java.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        java.addAll(List.of(arguments));
        String command = java.stream().map(PseudoTerminal::quoted).collect(Collectors.joining(" "));
        Path shell = Files.writeString(folder.resolve("in-terminal.sh"), """
                trap : INT
                stty cols %d rows %d
                tty >tty
                stty -g >before
                echo '%s'
                # a build in the background ignores SIGINT, and hands that down
                env --default-signal=INT %s %s
                echo $? >code
                stty -g >after
                printf '%s'
                # what was sent last is to be drawn before the terminal is gone
                cat >/dev/null
                """.formatted(
                        size.columns(), size.rows(), PROMPT, String.join(" ", environment), command, END));
        Process process = new ProcessBuilder("script", "-qfec", "sh " + shell.getFileName(), "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        return new PseudoTerminal(process, folder, size);
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private void draw() {
        try (Reader output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            char[] some = new char[4_096];
            for (int count = output.read(some); count >= 0; count = output.read(some)) {
                String text = new String(some, 0, count);
                screen.write(text);
                synchronized (sent) {
                    sent.append(text);
                }
            }
        } catch (IOException e) {
            // The terminal is gone, and the screen stays as it was.
        }
    }

    /** What is on the screen, line by line, without the blanks at their ends. */
    public List<String> screen() {
        return Arrays.stream(screen.toString().split("\n", -1))
                .map(String::stripTrailing)
                .toList();
    }

    /** All that the program has sent so far, as it sent it. */
    public String sent() {
        synchronized (sent) {
            return sent.toString();
        }
    }

    /**
     * Waits until a line of the screen is so.
     *
     * <p>The screen may be seen before all of it is drawn, so that what is to stand in one line is to be awaited at once.
     */
    public void awaitLine(String what, Predicate<String> wanted) {
        await("not seen: " + what, lines -> lines.stream().anyMatch(wanted));
    }

    /** Waits until no line of the screen is so any more. */
    public void awaitNoLine(String what, Predicate<String> unwanted) {
        await("still seen: " + what, lines -> lines.stream().noneMatch(unwanted));
    }

    private void await(String otherwise, Predicate<List<String>> wanted) {
        try {
            Deadline.in(PATIENCE).await(otherwise, () -> wanted.test(screen()) || hasEnded());
        } catch (IllegalStateException e) {
            throw new AssertionError(seen(otherwise), e);
        }
        if (!wanted.test(screen())) {
            throw new AssertionError(seen(otherwise));
        }
    }

    private boolean hasEnded() {
        return sent().contains(END);
    }

    private String seen(String otherwise) {
        return otherwise + "; the screen is\n" + String.join("\n", screen());
    }

    /** Presses keys. */
    public void type(String keys) throws IOException {
        OutputStream keyboard = process.getOutputStream();
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    public void resize(Size size) throws IOException, InterruptedException {
        screen.setSize(org.jline.terminal.Size.of(size.columns(), size.rows()));
        new ProcessBuilder(
                        "stty",
                        "-F",
                        read("tty"),
                        "cols",
                        Integer.toString(size.columns()),
                        "rows",
                        Integer.toString(size.rows()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Waits for the end of the program, and returns its exit code. */
    public int exitCode() {
        Deadline.in(PATIENCE).await("the program ends", this::hasEnded);
        return Integer.parseInt(read("code"));
    }

    /** Whether the terminal works as it did before the program. */
    public boolean isRestored() {
        return read("before").equals(read("after"));
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
}
