package io.aftershock.monitor.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aftershock.monitor.check.Check;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compiles the Java and the Go that the pages of the checks tell people to write. */
class SnippetsTest {

    private static final String MISSING = "Go is not on the PATH: install it to have these looked at.";

    private static final String NATS_GO = "v1.53.1";

    @ParameterizedTest
    @EnumSource(names = {"RACE_001", "RETRY_001"})
    void compilesTheJava(Check check, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("Snippet.java");
        Files.writeString(
                file,
                "import io.nats.client.*; import io.nats.client.api.*; import java.io.*; import java.time.*;"
                        + " import java.util.concurrent.*;\nabstract class Snippet {\n"
                        + snippet(check, "java") + "}\n");

        StringWriter said = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        boolean compiled = compiler.getTask(
                        said,
                        files,
                        null,
                        List.of("-d", folder.toString(), "-proc:none", "-Werror", "-Xlint:all"),
                        null,
                        files.getJavaFileObjects(file))
                .call();

        assertThat(compiled).as(said.toString()).isTrue();
    }

    @Test
    void vetsTheGo(@TempDir Path folder) throws Exception {
        boolean installed = isThere("go") && isThere("gofmt");
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(installed, MISSING);
        }
        assertThat(installed).as(MISSING).isTrue();
        for (Check check : List.of(Check.RACE_001, Check.RETRY_001)) {
            Files.writeString(folder.resolve(check + ".go"), file(snippet(check, "go")));
        }
        Files.writeString(
                folder.resolve("go.mod"),
                "module snippets\n\ngo 1.25.0\n\nrequire github.com/nats-io/nats.go " + NATS_GO + "\n");

        assertThat(run(folder, "gofmt", "-l", "."))
                .as("files that gofmt would change")
                .isEmpty();
        assertThat(run(folder, "go", "vet", "-mod=mod", "."))
                .as("what go vet says")
                .doesNotContain(".go:");
        assertThat(run(folder, "go", "build", "-mod=mod", "."))
                .as("what go build says")
                .isEmpty();
    }

    /** A file around a snippet, with the imports that it uses. */
    private static String file(String snippet) {
        Stream<String> imports = Stream.of(
                        "context", "errors", "github.com/nats-io/nats.go/jetstream", "math/rand/v2", "time")
                .filter(path -> snippet.contains(path.replace("/v2", "").replaceFirst(".*/", "") + "."));
        return "package snippets\n\nimport (\n"
                + String.join("", imports.map(path -> "\t\"" + path + "\"\n").toList()) + ")\n\n" + snippet;
    }

    private static String snippet(Check check, String language) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                .matcher(Pages.text(check.runbook()))
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(check + " has no " + language))
                .group(1);
    }

    private static boolean isThere(String tool) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int exit = process.waitFor();
        String text = Files.readString(said);
        assertThat(exit).as(String.join(" ", command) + "\n" + text).isZero();
        return text;
    }
}
