package io.aftershock.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigExampleTest {

    private static final Pattern FENCED = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("_file: (\\S+?)[},\\s]");

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({"docs/configuration.md, 5", "README.md, 1"})
    void everyExampleOfThePageCanBeUsedAsItStands(String page, int examplesInIt) throws IOException {
        Matcher examples = FENCED.matcher(Files.readString(Path.of("../..").resolve(page)));
        ConfigFolder folder = new ConfigFolder(temp);
        int count = 0;
        while (examples.find()) {
            String yaml = examples.group(1);
            FILE.matcher(yaml).results().forEach(file -> folder.with(file.group(1)));
            assertThat(folder.load(yaml).warnings()).isEmpty();
            count++;
        }

        assertThat(count).isEqualTo(examplesInIt);
    }
}
