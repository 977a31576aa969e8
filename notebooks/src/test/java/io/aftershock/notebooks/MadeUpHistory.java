package io.aftershock.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The history over which the notebooks are committed, made by the verb as {@code notebooks/demo-history} makes it. */
final class MadeUpHistory {

    private static final Pattern SIZES =
            Pattern.compile("(?m)^days=(\\d+) clusters=(\\d+) accounts=(\\d+) seed=(\\d+)$");

    private MadeUpHistory() {}

    static void write(Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "io.aftershock.cli.Aftershock",
                "simulate",
                "--history",
                folder.toString()));
        command.addAll(sizes());
        Path said = Files.createTempFile("made-up-history", ".log");
        try {
            int exitCode = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            assertThat(exitCode).as("%s", Files.readString(said)).isZero();
        } finally {
            Files.delete(said);
        }
    }

    /** Those of the script, so that there is one place that says which history it is. */
    private static List<String> sizes() throws IOException {
        Matcher found = SIZES.matcher(Files.readString(NotebookPython.FOLDER.resolve("demo-history")));
        assertThat(found.find()).isTrue();
        return List.of(
                "--days",
                found.group(1),
                "--clusters",
                found.group(2),
                "--accounts",
                found.group(3),
                "--seed",
                found.group(4));
    }
}
