package io.aftershock.cli.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A browser without a window, which says what it makes of a page. */
final class Chromium {

    static final String MISSING =
            "There is no chromium on the PATH: install it (Debian: apt-get install chromium fonts-dejavu-core), or the report"
                    + " is not looked at.";

    private static final int SECONDS = 120;

    private final Path binary;
    private final Path profile;

    private Chromium(Path binary, Path profile) {
        this.binary = binary;
        this.profile = profile;
    }

    static Optional<Path> find() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** With a profile of its own, which nobody else writes to. */
    static Chromium withProfile(Path folder) {
        return new Chromium(find().orElseThrow(() -> new IllegalStateException(MISSING)), folder);
    }

    /** The page as it is when its scripts are done. */
    String dump(Path page, String... options) throws IOException, InterruptedException {
        Path out = profile.resolve("dump.html");
        List<String> command = new ArrayList<>(List.of(
                binary.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // So that a page may look into another one that it frames.
                "--allow-file-access-from-files",
                "--user-data-dir=" + profile,
                "--dump-dom"));
        command.addAll(List.of(options));
        command.add(page.toUri().toString());
        Process browser = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!browser.waitFor(SECONDS, TimeUnit.SECONDS)) {
            browser.destroyForcibly();
            throw new IllegalStateException("chromium has not ended within " + SECONDS + " s");
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
