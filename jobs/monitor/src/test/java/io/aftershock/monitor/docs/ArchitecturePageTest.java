package io.aftershock.monitor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the architecture leaves no package of the job out. */
class ArchitecturePageTest {

    @Test
    void namesEveryPackageOfTheJob() throws IOException {
        Path sources = Path.of("src/main/java/io/aftershock/monitor");
        String page = Pages.text("docs/architecture.md");
        try (Stream<Path> below = Files.walk(sources)) {
            List<String> unnamed = below.filter(Files::isDirectory)
                    .filter(folder -> !folder.equals(sources))
                    .map(folder -> sources.relativize(folder).toString().replace('/', '.'))
                    .filter(name -> !page.contains("`" + name + "`") && !page.contains("`monitor." + name + "`"))
                    .sorted()
                    .toList();

            assertThat(unnamed).isEmpty();
        }
    }
}
