package io.aftershock.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.Aftershock;
import io.aftershock.cli.watch.terminal.NeedsScript;
import io.aftershock.cli.watch.terminal.PseudoTerminal;
import io.aftershock.cli.watch.view.Size;
import io.aftershock.testkit.junit.NeedsNatsServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The verb in a real terminal, with a real server and what a job would have published. */
@NeedsNatsServer
@NeedsScript
@Timeout(240)
class WatchInTerminalTest {

    private static final String CLEAR_OF_COLOUR = "\u001b\\[[0-9;]*3[0-9][0-9;]*m";

    @TempDir
    Path folder;

    private PublishedFindings findings;

    @BeforeEach
    void publish() throws Exception {
        findings = new PublishedFindings(folder);
        findings.crash();
    }

    @AfterEach
    void stop() throws Exception {
        findings.close();
    }

    @Test
    void showsTheWorstOnTopAndAnswersKeys() throws Exception {
        try (PseudoTerminal terminal = watch(Size.USUAL, List.of())) {
            terminal.awaitLine("what is followed", line -> line.startsWith("Following FINDINGS"));
            terminal.awaitLine(
                    "the cluster", line -> line.matches(">east +55\\.4 % ▁{12}▃▆█ +1624 3m ! +CRIT META_006 2m"));
            terminal.awaitLine(
                    "the account", line -> line.matches("   CHECKOUT +75\\.0 % ▁{12}▃▆█ +1200 +CRIT JETSTREAM_009 1m"));

            terminal.type("\u001b[B\r");
            terminal.awaitLine("the sentence", line -> line.startsWith("900 of 1200 API calls of CHECKOUT"));
            terminal.awaitLine("what explains it", line -> line.contains("META_006: The meta group"));
            terminal.awaitLine("the runbook", line -> line.contains("docs/checks/JETSTREAM_009.md"));
            terminal.type("r");
            terminal.awaitLine("its page", line -> line.startsWith("JETSTREAM_009: API error ratio"));
            terminal.type("\u001b");
            terminal.awaitLine("the finding again", line -> line.startsWith("900 of 1200"));
            terminal.type("\u001b");
            terminal.awaitLine("the table again", line -> line.contains("CLUSTER, ACCOUNT"));

            terminal.type("/bill\r");
            terminal.awaitLine("the filter", line -> line.endsWith("only \"bill\", by severity"));
            terminal.awaitNoLine("an account that is none of these", line -> line.contains("CHECKOUT"));

            terminal.type("q");
            assertThat(terminal.exitCode()).isZero();
            assertThat(terminal.isRestored()).isTrue();
            assertThat(terminal.screen()).contains(PseudoTerminal.PROMPT).noneMatch(line -> line.contains("CLUSTER"));
        }
    }

    @Test
    void usesMoreRoomWhenThereIsMoreAndNoColourWhenThatIsWanted() throws Exception {
        try (PseudoTerminal terminal = watch(Size.USUAL, List.of("NO_COLOR=1"))) {
            terminal.awaitLine("the table", line -> line.contains("CRIT META_006"));
            terminal.resize(new Size(120, 30));
            terminal.awaitLine(
                    "words", line -> line.contains("critical META_006 2m  The meta group has had no leader"));
            terminal.type("\u0003");
            assertThat(terminal.exitCode()).isZero();
            assertThat(terminal.isRestored()).isTrue();
            assertThat(terminal.screen()).contains(PseudoTerminal.PROMPT);
            assertThat(terminal.sent()).doesNotContainPattern(CLEAR_OF_COLOUR);
        }
    }

    @Test
    void saysWhenTheServerIsGoneAndGoesOnWhenItIsBack() throws Exception {
        try (PseudoTerminal terminal = watch(Size.USUAL, List.of())) {
            terminal.awaitLine("the table", line -> line.contains("CRIT META_006"));
            findings.kill();
            terminal.awaitLine("the loss", line -> line.startsWith("GONE for "));
            terminal.awaitLine("what was known", line -> line.contains("CRIT META_006"));
            findings.startAgain();
            findings.closeQuorum();
            terminal.awaitLine("the return", line -> line.startsWith(">east") && !line.contains("META_006"));
            terminal.awaitNoLine("the loss", line -> line.startsWith("GONE"));
            assertThat(terminal.sent()).containsPattern(CLEAR_OF_COLOUR);
        }
    }

    private PseudoTerminal watch(Size size, List<String> environment) throws IOException {
        return PseudoTerminal.run(
                folder,
                size,
                environment,
                List.of("-Xmx256m", "-Dlog4j2.configurationFile=classpath:log4j2.properties"),
                Aftershock.class,
                "watch",
                "--config",
                findings.config().toString());
    }
}
