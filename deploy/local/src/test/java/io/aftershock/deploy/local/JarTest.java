package io.aftershock.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/**
 * The jar as it is shipped: beside the distribution that it is submitted to, where what both hold is there twice, in versions
 * that may differ, and without a secret, be it a file that is made to hold one or a text that is one.
 */
class JarTest {

    private static final Pattern NAMES = Pattern.compile(
            "(?i)(^|/)(secrets?/|id_rsa|id_ed25519)|\\.(creds|nk|pem|p12|jks|key|user|env|password|token|netrc)$");

    /** Keys as PEM has them, seeds as NATS has them, and credentials within a URL. */
    private static final Pattern TEXTS = Pattern.compile(
            "-----BEGIN [A-Z ]*(PRIVATE KEY|NKEY SEED)-----\\s|\\bS[ACNOUX][A-Z2-7]{56}\\b|[a-z+-]{3,12}://[A-Za-z0-9_-]+:[A-Za-z0-9_-]{8,}@|AKIA[0-9A-Z]{16}");

    private static final Set<String> TEXT_FILES =
            Set.of("properties", "xml", "yaml", "yml", "json", "md", "txt", "conf", "sql", "sh");

    @Test
    @NeedsFlink
    void holdsNoClassThatTheClusterHas() throws IOException {
        Set<String> ours = classes(Distribution.jar());
        for (Path library : Distribution.library()) {
            Set<String> both = classes(library);
            both.retainAll(ours);

            assertThat(both).as("also in " + library.getFileName()).isEmpty();
        }
    }

    @Test
    void holdsWhatOnlyTheClusterMayHaveInNoCopyOfItsOwn() throws IOException {
        assertThat(packages(Distribution.jar()))
                .contains("io.aftershock.monitor", "io.nats.client")
                .noneMatch(name -> name.startsWith("org.apache.flink") || name.startsWith("org.slf4j"))
                .noneMatch(name -> name.startsWith("org.apache.log4j") || name.startsWith("org.apache.logging"))
                .noneMatch(name -> name.startsWith("org.junit") || name.startsWith("org.duckdb"));
    }

    @Test
    void holdsNothingTwiceAndNoLeftoverOfASignatureOrModule() throws IOException {
        List<String> names = new ArrayList<>();
        try (JarFile jar = new JarFile(Distribution.jar().toFile())) {
            jar.stream().map(ZipEntry::getName).forEach(names::add);
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("io.aftershock.cli.run.SubmittedJob");
        }
        Set<String> seen = new HashSet<>();

        assertThat(names)
                .noneMatch(name -> !seen.add(name))
                .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA|EC)"))
                .noneMatch(name -> name.endsWith("module-info.class"));
    }

    @Test
    void holdsNoSecret() throws IOException {
        Set<String> suspicious = new TreeSet<>();
        int texts = 0;
        try (JarFile jar = new JarFile(Distribution.jar().toFile())) {
            for (ZipEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                if (NAMES.matcher(name).find()) {
                    suspicious.add(name);
                }
                if (isTextOrOurs(name)) {
                    texts++;
                    String text = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                    if (TEXTS.matcher(text).find()) {
                        suspicious.add(name);
                    }
                }
            }
        }

        assertThat(suspicious).isEmpty();
        assertThat(texts).isGreaterThan(500);
    }

    private static boolean isTextOrOurs(String name) {
        return name.startsWith("io/aftershock/") || TEXT_FILES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** A pattern that finds nothing anywhere would find nothing here either. */
    @Test
    void aSecretWouldBeFound() {
        assertThat(Stream.of("a/b.creds", "secrets/x", "server.key", "x/id_rsa", ".env", "x/prod.env"))
                .allMatch(name -> NAMES.matcher(name).find());
        assertThat(Stream.of(
                        "-----BEGIN RSA PRIVATE " + "KEY-----\nMII",
                        "S" + "UAB" + "C2".repeat(27),
                        "nats://fleet:" + "correcthorse@east:4222"))
                .allMatch(text -> TEXTS.matcher(text).find());
    }

    @Test
    void holdsNoPathOfWhoBuiltIt() throws IOException {
        try (JarFile jar = new JarFile(Distribution.jar().toFile())) {
            String manifest = jar.getManifest().getMainAttributes().entrySet().toString();
            assertThat(manifest).doesNotContain(System.getProperty("user.home"));
        }
    }

    private static Set<String> packages(Path jar) throws IOException {
        return classes(jar).stream()
                .filter(name -> name.contains("/"))
                .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                .collect(Collectors.toSet());
    }

    /** Without those for other versions of Java, which an ordinary jar such as Flink's may hold and nobody loads. */
    private static Set<String> classes(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
