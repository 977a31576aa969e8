package io.aftershock.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is wrong with a command is said before anything is begun. */
class CaptureCommandTest {

    @TempDir
    Path folder;

    private Path config;

    @BeforeEach
    void writeConfig() throws Exception {
        config = Files.writeString(folder.resolve("fleet.yaml"), """
                clusters:
                  - name: east
                    source: {polls: {by: http, nodes: {n1: "http://127.0.0.1:1"}}}
                  - name: west
                    source: {polls: {by: http, nodes: {n1: "http://127.0.0.1:1"}}}
                """);
    }

    @Test
    void refusesToOverwriteWithoutBeingTold() throws Exception {
        Path old = Files.writeString(folder.resolve("old.ndjson"), "kept");

        assertThat(refusal("--out", old.toString()))
                .isEqualTo("" + old + " exists: name another file, or overwrite it with --force");
        assertThat(old).hasContent("kept");
    }

    @Test
    void refusesAClusterThatIsNotConfigured() {
        assertThat(refusal("--out", "-", "--cluster", "north"))
                .isEqualTo("--cluster is north, and has to be one of east, west");
    }

    @Test
    void refusesALengthThatIsNone() {
        assertThat(refusal("--out", "-", "--for", "10"))
                .isEqualTo("--for is '10', and has to be a time such as 90s or 10m");
        assertThat(refusal("--out", "-", "--for", "0s")).startsWith("--for is '0s'");
    }

    @Test
    void saysWhereItCannotWrite() {
        String nowhere = folder.resolve("no/such/folder").toString();

        assertThat(refusal("--out", nowhere)).isEqualTo("" + nowhere + " cannot be written: there is no such folder");
    }

    @Test
    void recordsTheNamedClusterForAsLongAsToldAndSaysSo() throws Exception {
        Path out = folder.resolve("west.ndjson");
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new CaptureCommand())
                .setErr(new PrintWriter(err))
                .execute("--config", config.toString(), "--out", out.toString(), "--cluster", "west", "--for", "5s");

        assertThat(exit).isZero();
        assertThat(Files.readAllLines(out)).isNotEmpty().allMatch(line -> line.contains("\"cluster\":\"west\""));
        assertThat(err.toString()).containsPattern("aftershock: recorded: [1-9]\\d* rows, \\d+\\.\\d MB, \\d+ s");
    }

    @Test
    void endsWithTheReasonWhenItsDiskIsFull() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "only Linux has a disk that is always full");

        assertThat(refusal("--out", "/dev/full", "--force", "--for", "60s"))
                .isEqualTo("capture /dev/full cannot be written: No space left on device");
    }

    private String refusal(String... arguments) {
        StringWriter text = new StringWriter();
        String[] all = new String[arguments.length + 2];
        System.arraycopy(new String[] {"--config", config.toString()}, 0, all, 0, 2);
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        new CommandLine(new CaptureCommand())
                .setErr(new PrintWriter(new StringWriter()))
                .setExecutionExceptionHandler((error, command, result) -> {
                    text.append(error.getMessage());
                    return 1;
                })
                .execute(all);
        return text.toString();
    }
}
