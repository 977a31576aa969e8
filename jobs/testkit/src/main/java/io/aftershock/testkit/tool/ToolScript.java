package io.aftershock.testkit.tool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A script in {@code jobs/testkit/bin} that prints where a program is, and gets it first if there is none. */
public final class ToolScript {

    private static final String FOLDER = "jobs/testkit/bin";

    private final String name;
    private final Function<String, ? extends RuntimeException> missing;
    private @Nullable Path found;

    /**
     * A script that is not asked yet.
     *
     * @param missing makes what is thrown if there is no such program, out of what the script says
     */
    public ToolScript(String name, Function<String, ? extends RuntimeException> missing) {
        this.name = name;
        this.missing = missing;
    }

    /** Where the program is. The first call on a machine may have to get it, which takes a while. */
    public synchronized Path find() {
        if (found == null) {
            found = ask(projectFolder().resolve(FOLDER).resolve(name));
        }
        return found;
    }

    private Path ask(Path script) {
        try {
            Process asked = new ProcessBuilder(script.toString()).start();
            String complaints = told(asked);
            String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (asked.waitFor() != 0) {
                throw missing.apply(complaints);
            }
            return Path.of(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw missing.apply("Interrupted while " + name + " was asked.");
        }
    }

    /** What the script says beside its answer; that it gets something is passed on at once, since it takes a while. */
    private static String told(Process asked) throws IOException {
        StringBuilder all = new StringBuilder();
        try (BufferedReader lines = asked.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("building") || line.contains("unpacking")) {
                    System.err.println(line);
                }
                all.append(line).append('\n');
            }
        }
        return all.toString().strip();
    }

    private Path projectFolder() {
        return Stream.of(folderOfThisClass(), Path.of("").toAbsolutePath())
                .flatMap(ToolScript::selfAndParents)
                .filter(folder -> Files.exists(folder.resolve("mvnw"))
                        && Files.exists(folder.resolve(FOLDER).resolve(name)))
                .findFirst()
                .orElseThrow(() ->
                        missing.apply("Not inside the project: no folder above has " + FOLDER + "/" + name + "."));
    }

    private static Stream<Path> selfAndParents(Path folder) {
        return Stream.iterate(Optional.of(folder), Optional::isPresent, f -> f.map(Path::getParent))
                .flatMap(Optional::stream);
    }

    private static Path folderOfThisClass() {
        try {
            return Path.of(ToolScript.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
