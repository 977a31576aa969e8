package io.aftershock.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DoctorCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new DoctorCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    @Test
    void tellsAnObservatoryThatIsNotThereWithoutItsPassword() throws IOException {
        Files.writeString(folder.resolve("fleet.user"), "fleet:hunter2");
        Path file = Files.writeString(folder.resolve("fleet.yaml"), """
                observatories:
                  - {name: o1, urls: nats://127.0.0.1:1, credentials: {user_file: fleet.user}}
                clusters:
                  - {name: east, observatory: {nodes: {n1: "nats-leaf://127.0.0.1:1"}, accounts: [ACME]}}
                """);

        assertThat(run("--config", file.toString(), "--format", "json")).isEqualTo(2);
        assertThat(out.toString().lines().filter(line -> line.startsWith("{")))
                .hasSize(2)
                .allMatch(line ->
                        line.startsWith("{\"record\":\"diagnosis\",\"level\":\"critical\",\"cluster\":\"east\""))
                .allMatch(line -> line.contains("127.0.0.1:1") && !line.contains("hunter2"));
    }

    @Test
    void endsWithUnknownWhenItIsAskedWrongly() {
        assertThat(run("--config", folder.resolve("none.yaml").toString(), "--format", "xml"))
                .isEqualTo(3);
    }
}
