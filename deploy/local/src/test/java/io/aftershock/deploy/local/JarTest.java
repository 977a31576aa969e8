package io.aftershock.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar beside the distribution that it is submitted to: what both hold is there twice, in versions that may differ. */
@NeedsFlink
class JarTest {

    @Test
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
    void holdsNoSecretAndNoPathOfWhoBuiltIt() throws IOException {
        try (JarFile jar = new JarFile(Distribution.jar().toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .noneMatch(name -> name.matches("(?i).*\\.(creds|nk|pem|key|p12|jks|user|env)"));
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
