package io.aftershock.cli.watch.terminal;

import java.util.List;
import org.jline.utils.AttributedString;

/** A program that takes the terminal over and fails. */
final class Crash {

    private Crash() {}

    public static void main(String[] arguments) throws Exception {
        try (LiveTerminal terminal = LiveTerminal.open(true)) {
            terminal.size();
            terminal.show(List.of(new AttributedString("about to fail")));
            terminal.key(60_000);
            throw new IllegalStateException("it failed");
        }
    }
}
