package io.aftershock.notebooks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Python that {@code notebooks/setup} sets up. */
record NotebookPython(Path interpreter) {

    /** The folder of the notebooks, in which Maven runs the tests of this module. */
    static final Path FOLDER = Path.of("").toAbsolutePath();

    private static final Path ENVIRONMENT = FOLDER.resolveSibling(".tools").resolve("notebooks");

    /** The one that is set up as requirements.txt wants it, or a sentence that says how to get it. */
    static NotebookPython find() throws NotebookPythonMissing {
        Path wanted = FOLDER.resolve("requirements.txt");
        Path present = ENVIRONMENT.resolve("requirements.txt");
        try {
            if (Files.isRegularFile(present) && Files.mismatch(wanted, present) == -1) {
                return new NotebookPython(ENVIRONMENT.resolve("bin/python"));
            }
        } catch (IOException problem) {
            throw new NotebookPythonMissing("The Python of the notebooks cannot be looked at: " + problem);
        }
        throw new NotebookPythonMissing(
                "The Python of the notebooks is not set up as notebooks/requirements.txt wants it: run notebooks/setup,"
                        + " which needs Python 3.11 or newer and takes about a minute.");
    }

    /** Runs these tests of the folder {@code tests}. */
    Outcome pytest(Map<String, String> environment, String... files) throws IOException, InterruptedException {
        Stream<String> command = Stream.of(
                interpreter.toString(), "-m", "pytest", "-q", "-p", "no:cacheprovider", "--color=no", "--tb=short");
        ProcessBuilder process = new ProcessBuilder(
                        Stream.concat(command, Stream.of(files).map("tests/"::concat))
                                .toList())
                .directory(FOLDER.toFile())
                .redirectErrorStream(true);
        process.environment().putAll(environment);
        // Beside the sources they would make the next build believe that something has changed.
        process.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process running = process.start();
        String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(running.waitFor(), output.lines().toList());
    }

    /** How a run ended, and what it printed. */
    record Outcome(int exitCode, List<String> lines) {

        @Override
        public String toString() {
            return "exit code " + exitCode + "\n" + String.join("\n", lines);
        }
    }
}
