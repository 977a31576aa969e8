package io.aftershock.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.testkit.junit.NeedsNatsServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Real faults on a real cluster, through two observatories, the job and the findings stream: the story as users see it. */
@NeedsNatsServer
class DemoTest {

    @Test
    void findsAllThatWasDoneAndNothingElse() {
        StringWriter said = new StringWriter();

        int code = new CommandLine(new DemoCommand())
                .setOut(new PrintWriter(said, true))
                .execute("--healthy", "45");

        assertThat(code).as(said.toString()).isZero();
        assertThat(said.toString())
                .contains("SIGKILL of two of three servers")
                .contains("All was found, and nothing else was reported.")
                .doesNotContain("MISSED")
                .doesNotContain("FALSELY");
    }
}
