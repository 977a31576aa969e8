package io.aftershock.testkit.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The nats-server executable that this machine can run, as {@code jobs/testkit/bin/nats-server-path} finds or builds it.
 */
public final class NatsServerBinary {

    private static final String SCRIPT = "jobs/testkit/bin/nats-server-path";

    private static @Nullable Path found;

    private NatsServerBinary() {}

    /**
     * The path of a usable nats-server; the first call on a machine may build it, which takes half a minute.
     *
     * @throws NatsServerMissing if there is none and none can be built
     */
    public static synchronized Path find() {
        if (found == null) {
            found = ask(projectFolder().resolve(SCRIPT));
        }
        return found;
    }

    private static Path ask(Path script) {
        try {
            Process asked = new ProcessBuilder(script.toString()).start();
            String complaints = told(asked);
            String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (asked.waitFor() != 0) {
                throw new NatsServerMissing(complaints);
            }
            return Path.of(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NatsServerMissing("Interrupted while looking for a nats-server.");
        }
    }

    /** What the script says beside its answer; that it builds is passed on at once, since it takes half a minute. */
    private static String told(Process asked) throws IOException {
        StringBuilder all = new StringBuilder();
        try (BufferedReader lines = asked.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("building")) {
                    System.err.println(line);
                }
                all.append(line).append('\n');
            }
        }
        return all.toString().strip();
    }

    private static Path projectFolder() {
        return Stream.of(folderOfThisClass(), Path.of("").toAbsolutePath())
                .flatMap(NatsServerBinary::selfAndParents)
                .filter(folder -> Files.exists(folder.resolve("mvnw")) && Files.exists(folder.resolve(SCRIPT)))
                .findFirst()
                .orElseThrow(
                        () -> new NatsServerMissing("Not inside the project: no folder above has " + SCRIPT + "."));
    }

    private static Stream<Path> selfAndParents(Path folder) {
        return Stream.iterate(Optional.of(folder), Optional::isPresent, f -> f.map(Path::getParent))
                .flatMap(Optional::stream);
    }

    private static Path folderOfThisClass() {
        try {
            return Path.of(NatsServerBinary.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
