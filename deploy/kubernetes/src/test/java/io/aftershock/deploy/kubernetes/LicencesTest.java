package io.aftershock.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What others allow us to pass on they allow if their licence goes with it: the jar holds the texts. */
class LicencesTest {

    private static final String MISSING = "There is no jar in jobs/cli/target: build it by ./mvnw package.";

    private static final Path TARGET = Path.of("../../jobs/cli/target");

    @Test
    void goWithTheJar() throws IOException {
        try (ZipFile jar = new ZipFile(jar().toFile())) {
            assertThat(text(jar, "META-INF/LICENSE"))
                    .contains("Apache License", "PostgreSQL Global Development Group", "Redistribution and use");
            assertThat(text(jar, "META-INF/LICENSE.txt")).contains("Stephen Colebourne", "CDDL");
            assertThat(text(jar, "META-INF/licenses/without-a-file.txt"))
                    .contains("zstd-jni", "Zstandard", "JTS", "Redistribution and use");
            assertThat(text(jar, "META-INF/licenses/org.jline/LICENSE")).contains("Redistribution and use");
            assertThat(text(jar, "META-INF/NOTICE")).contains("Apache Avro", "Jackson");
            assertThat(jar.getEntry("org/bouncycastle/LICENSE.class")).isNotNull();
        }
    }

    private static String text(ZipFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.isDirectory(TARGET) ? Files.list(TARGET) : Stream.empty()) {
            Path jar = files.filter(file -> file.getFileName().toString().matches("aftershock-[0-9].*\\.jar"))
                    .findFirst()
                    .orElse(null);
            // Before it is packaged there is none, as in mvn test; with CI=true that is a failure.
            assumeTrue(jar != null || "true".equals(System.getenv("CI")), MISSING);
            return Objects.requireNonNull(jar, MISSING);
        }
    }
}
