package io.aftershock.cli.watch.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.watch.view.Size;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsScript
class LiveTerminalTest {

    @TempDir
    Path folder;

    @Test
    void leavesTheTerminalAsItWasWhenTheProgramFails() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.run(folder, Size.USUAL, List.of(), List.of(), Crash.class)) {
            terminal.awaitLine("its screen", line -> line.equals("about to fail"));
            assertThat(terminal.screen()).doesNotContain(PseudoTerminal.PROMPT);
            terminal.type("x");

            assertThat(terminal.exitCode()).isEqualTo(1);
            assertThat(terminal.isRestored()).isTrue();
            terminal.awaitLine("why it failed", line -> line.contains("IllegalStateException: it failed"));
            assertThat(terminal.screen()).contains(PseudoTerminal.PROMPT).doesNotContain("about to fail");
            assertThat(terminal.sent()).contains("\u001b[?25l").contains("\u001b[?25h");
        }
    }
}
