package io.aftershock.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.report.page.ReportPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser: nothing is cut, all text can be read, no account's name becomes a script. */
@NeedsChromium
class ReportLooksTest {

    private static final Pattern SEEN = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL);

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        SmallHistory.write(folder.resolve("history"));
        Files.writeString(
                folder.resolve("report.html"),
                ReportPage.html(SmallHistory.facts(folder.resolve("history")), "a test"));
    }

    @ParameterizedTest
    @CsvSource({"390, false", "390, true", "800, false", "1400, false", "1400, true"})
    void fitsAndCanBeRead(int width, boolean dark) throws IOException, InterruptedException {
        Path frame = folder.resolve("frame.html");
        Files.writeString(frame, resource("frame.html").replace("WIDTH", Integer.toString(width)));
        Chromium chromium = Chromium.withProfile(Files.createDirectories(folder.resolve("profile")));
        String dump = dark ? chromium.dump(frame, "--force-dark-mode") : chromium.dump(frame);

        Matcher seen = SEEN.matcher(dump);
        assertThat(seen.find()).as(dump).isTrue();
        List<String> lines = Arrays.asList(seen.group(1).split("\n"));
        // The first three tell that the browser has looked at what it was meant to look at.
        assertThat(lines).containsExactly("width " + width, "dark " + dark, "scripts 0", "texts enough");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReportLooksTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the test's resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
