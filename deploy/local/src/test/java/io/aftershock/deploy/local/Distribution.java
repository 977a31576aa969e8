package io.aftershock.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Flink's distribution, as {@code deploy/local/flink-home} finds or assembles it, and the jar that is submitted to it. */
final class Distribution {

    private static @Nullable Path home;

    private Distribution() {}

    /**
     * The folder of the distribution; the first call on a machine may fetch it.
     *
     * @throws IllegalStateException if there is none and none can be fetched; says what to install
     */
    static synchronized Path home() {
        if (home == null) {
            home = Path.of(answerOf(Path.of("flink-home").toAbsolutePath().toString()));
        }
        return home;
    }

    /** The jars that each process of a cluster has on its class path. */
    static List<Path> library() throws IOException {
        try (Stream<Path> jars = Files.list(home().resolve("lib"))) {
            return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /** The one jar that is submitted. */
    static Path jar() throws IOException {
        Path target = Path.of("../../jobs/cli/target").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("aftershock-\\d.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "no jar in " + target + ": build it with ./mvnw -B package -pl jobs/cli -am"));
        }
    }

    private static String answerOf(String command) {
        try {
            Process asked = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (asked.waitFor() != 0) {
                throw new IllegalStateException(command
                        + " found no Flink, see above: install Python 3.9 or newer with pip, or set FLINK_HOME");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Flink was looked for", e);
        }
    }
}
