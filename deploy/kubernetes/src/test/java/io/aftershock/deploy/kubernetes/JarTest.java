package io.aftershock.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is shipped holds no secret: no file that is made to hold one, and no text that is one. */
class JarTest {

    private static final Pattern NAMES = Pattern.compile(
            "(?i)(^|/)(secrets?/|\\.env$|id_rsa|id_ed25519)|\\.(creds|nk|pem|p12|jks|key|user|password|token|netrc)$");

    /** Keys as PEM has them, seeds as NATS has them, and credentials within a URL. */
    private static final Pattern TEXTS = Pattern.compile(
            "-----BEGIN [A-Z ]*(PRIVATE KEY|NKEY SEED)-----\\s|\\bS[ACNOUX][A-Z2-7]{56}\\b|[a-z+-]{3,12}://[A-Za-z0-9_-]+:[A-Za-z0-9_-]{8,}@|AKIA[0-9A-Z]{16}");

    private static final Set<String> TEXT_FILES =
            Set.of("properties", "xml", "yaml", "yml", "json", "md", "txt", "conf", "sql", "sh");

    @Test
    void holdsNoSecret() throws IOException {
        Path jar = jar();
        Set<String> suspicious = new TreeSet<>();
        int texts = 0;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName();
                boolean ours = name.startsWith("io/aftershock/");
                if (NAMES.matcher(name).find()) {
                    suspicious.add(name);
                }
                if (ours || TEXT_FILES.contains(name.substring(name.lastIndexOf('.') + 1))) {
                    texts++;
                    String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                    if (TEXTS.matcher(text).find()) {
                        suspicious.add(name);
                    }
                }
            }
        }

        assertThat(suspicious).isEmpty();
        assertThat(texts).isGreaterThan(500);
    }

    /** A pattern that finds nothing anywhere would find nothing here either. */
    @Test
    void aSecretWouldBeFound() {
        assertThat(Stream.of("a/b.creds", "secrets/x", "server.key", "x/id_rsa"))
                .allMatch(name -> NAMES.matcher(name).find());
        assertThat(Stream.of(
                        "-----BEGIN RSA PRIVATE " + "KEY-----\nMII",
                        "S" + "UAB" + "C2".repeat(27),
                        "nats://fleet:" + "correcthorse@east:4222"))
                .allMatch(text -> TEXTS.matcher(text).find());
    }

    private static Path jar() throws IOException {
        Path target = Path.of("../../jobs/cli/target");
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
            Path jar = files.filter(file -> file.getFileName().toString().matches("aftershock-[0-9].*\\.jar"))
                    .findFirst()
                    .orElse(null);
            // Before it is packaged there is none, as in mvn test.
            assumeTrue(jar != null, "There is no jar in jobs/cli/target: build it by ./mvnw package.");
            return Objects.requireNonNull(jar);
        }
    }
}
