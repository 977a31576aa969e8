package io.aftershock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.aftershock.monitor.check.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the pages of the checks have somebody type of this program is understood by it. */
class PageVerbsTest {

    private static final Pattern LINE = Pattern.compile("\\./aftershock ([^`#|\\n]+)");

    @Test
    void understandsWhatThePagesSay() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Check check : Check.values()) {
            LINE.matcher(Files.readString(Path.of("../..").resolve(check.runbook())))
                    .results()
                    .forEach(line -> lines.add(line.group(1).strip()));
        }

        assertThat(lines)
                .hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThatCode(() -> new CommandLine(new Aftershock())
                                .setCaseInsensitiveEnumValuesAllowed(true)
                                .parseArgs(line.split(" +")))
                        .as(line)
                        .doesNotThrowAnyException());
    }
}
