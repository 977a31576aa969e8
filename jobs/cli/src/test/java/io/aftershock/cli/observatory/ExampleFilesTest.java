package io.aftershock.cli.observatory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The example in {@code deploy/observatory/example} is what the verb writes; {@code -Daftershock.docs.write=true} writes it. */
class ExampleFilesTest {

    private static final Path EXAMPLE = ExampleFleet.folder().resolve("example");

    @Test
    void isWhatTheVerbWrites() throws IOException {
        Map<String, String> written = FleetFiles.of(
                        ExampleFleet.config(), name -> new Login("aftershock-" + name.replace('.', '-'), "CHANGE-ME"))
                .stream()
                .collect(Collectors.toMap(GeneratedFile::path, GeneratedFile::text));
        if (Boolean.getBoolean("aftershock.docs.write")) {
            replace(written);
        }
        assertThat(files()).isEqualTo(new TreeMap<>(written));
    }

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(EXAMPLE)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(EXAMPLE.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private static void replace(Map<String, String> written) throws IOException {
        if (Files.exists(EXAMPLE)) {
            try (Stream<Path> old = Files.walk(EXAMPLE)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        for (Map.Entry<String, String> file : written.entrySet()) {
            Path path = EXAMPLE.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
