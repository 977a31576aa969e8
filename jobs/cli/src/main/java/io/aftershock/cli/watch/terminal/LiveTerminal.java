package io.aftershock.cli.watch.terminal;

import io.aftershock.cli.ExitCode;
import io.aftershock.cli.watch.view.Key;
import io.aftershock.cli.watch.view.Size;
import java.io.IOError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Sized;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Curses;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The terminal that the program was started in, with a screen of its own for as long as it is open: closed, it is as it
 * was before, whatever happened.
 */
public final class LiveTerminal implements AutoCloseable {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LiveTerminal.class);

    /** It writes to standard error what is of no use to anybody, such as that it knows no such terminal and goes on. */
    private static final Logger OF_JLINE = Logger.getLogger("org.jline");

    private final Terminal terminal;
    private final boolean colour;
    private final Attributes before;
    private final Display display;
    private final KeyReader keys;
    private final String leaving;
    private final AtomicBoolean resized = new AtomicBoolean(true);
    private Size size = Size.USUAL;
    private boolean open = true;

    private LiveTerminal(Terminal terminal, boolean colour) {
        this.terminal = terminal;
        this.colour = colour;
        this.before = terminal.getAttributes();
        this.display = new Display(terminal, true);
        this.keys = new KeyReader(terminal.reader());
        this.leaving = sequence(terminal, Capability.cursor_normal) + sequence(terminal, Capability.exit_ca_mode);
    }

    /** Empty if the terminal cannot do that. */
    private static String sequence(Terminal terminal, Capability capability) {
        String found = terminal.getStringCapability(capability);
        return found == null ? "" : Curses.tputs(found);
    }

    /** Takes the terminal over. */
    public static LiveTerminal open(boolean colour) throws IOException {
        OF_JLINE.setLevel(Level.OFF);
        Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
                // Terminals know it whatever the locale says, which is C in many a container.
                .encoding(StandardCharsets.UTF_8)
                .dumb(false)
                .graphemeCluster(false)
                .env(LiveTerminal::environment)
                .build();
        LiveTerminal live = new LiveTerminal(terminal, colour);
        try {
            // JLine has taken these from the JVM, and would have the process killed with the terminal as it is.
            terminal.handle(Terminal.Signal.INT, LiveTerminal::end);
            terminal.handle(Terminal.Signal.QUIT, LiveTerminal::end);
            terminal.handle(Terminal.Signal.WINCH, signal -> live.resized.set(true));
            // Another program may have had the terminal since it was stopped.
            terminal.handle(Terminal.Signal.CONT, signal -> live.enter());
            terminal.handle(Terminal.Signal.TSTP, signal -> live.suspend());
            live.enter();
        } catch (RuntimeException e) {
            live.close();
            throw e;
        }
        return live;
    }

    /** Ends the process in order, by a thread that may wait for that. */
    private static void end(Terminal.Signal signal) {
        new Thread(() -> System.exit(ExitCode.INTERRUPTED), "told to stop by " + signal).start();
    }

    /**
     * The environment as JLine is to see it. It asks each terminal what it can do beyond moving the cursor, which is of no
     * use here, takes a fifth of a second where nobody answers, and some print the question. It knows one that does so, and
     * does not ask that.
     */
    private static @Nullable String environment(String name) {
        return name.equals("TERM_PROGRAM") ? "Apple_Terminal" : System.getenv(name);
    }

    private synchronized void enter() {
        if (!open) {
            return;
        }
        Attributes raw = new Attributes(before);
        raw.setLocalFlag(LocalFlag.ICANON, false);
        raw.setLocalFlag(LocalFlag.ECHO, false);
        raw.setLocalFlag(LocalFlag.IEXTEN, false);
        terminal.setAttributes(raw);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        terminal.flush();
        resized.set(true);
    }

    /** Gives the terminal back for as long as the process is stopped. */
    private void suspend() {
        leave();
        try {
            // A handler has taken the place of what would have stopped it.
            new ProcessBuilder(
                            "kill",
                            "-STOP",
                            Long.toString(ProcessHandle.current().pid()))
                    .start();
        } catch (IOException e) {
            enter();
        }
    }

    private synchronized void leave() {
        // Not by the terminal's own writer: JLine closes that too when the process is told to stop, and may be sooner.
        System.out.print(leaving);
        System.out.flush();
        try {
            terminal.setAttributes(before);
        } catch (IOError | RuntimeException e) {
            LOG.debug("JLine has restored the terminal already", e);
        }
    }

    /** How large it is now. */
    public Size size() {
        if (resized.getAndSet(false)) {
            Sized known = terminal.getSize();
            size = known.getColumns() > 0 && known.getRows() > 0
                    ? new Size(known.getColumns(), known.getRows())
                    : Size.USUAL;
            synchronized (this) {
                display.resize(org.jline.terminal.Size.of(size.columns(), size.rows()));
                display.clear();
            }
        }
        return size;
    }

    /** Shows a screen; only what differs from the last one is sent. */
    public synchronized void show(List<AttributedString> lines) {
        if (open) {
            display.update(
                    colour
                            ? lines
                            : lines.stream()
                                    .map(line -> new AttributedString(line.toString()))
                                    .toList(),
                    -1);
        }
    }

    /** Waits for a key; null if none was pressed, or one that is of no use. */
    public @Nullable Key key(long timeoutMillis) throws IOException {
        return keys.read(timeoutMillis);
    }

    /** Whether it was resized, so that it has to be drawn anew at once. */
    public boolean isResized() {
        return resized.get();
    }

    /** Gives the terminal back as it was; may be called again, and while another thread waits for a key. */
    @Override
    public synchronized void close() {
        if (!open) {
            return;
        }
        open = false;
        leave();
    }
}
