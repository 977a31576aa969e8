package io.aftershock.cli.observatory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ObservatoryCommandTest {

    private static final Set<String> SECRET_FILES = Set.of("secrets.conf", "remotes.conf");

    @TempDir
    private Path folder;

    @Test
    void writesTheSameBytesAgainAndKeepsSecrets() throws IOException {
        String first = run();
        Map<String, String> before = files();
        Files.writeString(folder.resolve("observatory-1/local.conf"), "http: 8222\n");

        String second = run();

        before.put("observatory-1/local.conf", "http: 8222\n");
        assertThat(files()).isEqualTo(before);
        assertThat(first).contains("NEXT.md").contains("written: ");
        assertThat(second).contains(" 0 changed").doesNotContain("written: ");
    }

    @Test
    void keepsPasswordsToTheirOwnerAndOutOfItsOutput() throws IOException {
        String printed = run();
        Map<String, String> files = files();
        Set<String> passwords = files.entrySet().stream()
                .filter(file -> file.getKey().startsWith("secrets/"))
                .map(file -> file.getValue().strip().split(":", 2)[1])
                .collect(Collectors.toSet());

        // events and queries of the cluster without an operator; sys, fleet and findings of each observatory
        assertThat(passwords).hasSize(2 + 2 * 3).allMatch(password -> password.length() == 32);
        assertThat(passwords).noneMatch(printed::contains);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            boolean secret = file.getKey().startsWith("secrets/")
                    || SECRET_FILES.contains(path.getFileName().toString());
            assertThat(passwords.stream().anyMatch(file.getValue()::contains))
                    .as(file.getKey())
                    .isEqualTo(secret);
            if (secret) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as(file.getKey())
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void usesAPasswordThatIsThere() throws IOException {
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/east.events.user"), "mine:pass:word\n");

        run();

        assertThat(files().get("clusters/east/secrets.conf")).contains("EVENTS_PASSWORD: \"pass:word\"");
        assertThat(files().get("observatory-1/remotes.conf")).contains("nats-leaf://mine:pass%3Aword@");
    }

    private String run() {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new ObservatoryCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(
                        "--config", ExampleFleet.folder().resolve("fleet.yaml").toString(), "--out", folder.toString());
        assertThat(exit).as(out.toString()).isZero();
        return out.toString();
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
