package io.aftershock.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.config.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @TempDir
    Path folder;

    @Test
    void writesThePageOfATime() throws IOException {
        SmallHistory.write(folder.resolve("history"));
        Path out = folder.resolve("report.html");
        Files.writeString(out, "an older one");

        Run run = report("--since", "2026-03-01", "--until", "2026-03-08", "--out", out.toString());

        assertThat(run.sentence()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("Wrote " + out + ".\n");
        assertThat(out).content().startsWith("<!DOCTYPE html>").contains("7 days until Sun 8 Mar 2026, 00:00 UTC");
        assertThat(folder.resolve("report.html.part")).doesNotExist();
    }

    @Test
    void tellsOfTheNamedClustersAlone() throws IOException {
        SmallHistory.write(folder.resolve("history"));
        Path out = folder.resolve("report.html");

        report("--cluster", "beta", "--since", "2026-03-01", "--until", "2026-03-08", "--out", out.toString());

        assertThat(out)
                .content()
                .contains("1 cluster took 2,000 API calls; none of them failed")
                .doesNotContain("alpha");
    }

    @Test
    void saysWhatIsWrongAndWhatToDo() throws IOException {
        SmallHistory.write(folder.resolve("history"));

        assertThat(report("--cluster", "bet", "--out", folder.resolve("x.html").toString())
                        .sentence())
                .startsWith("the history knows no cluster 'bet'")
                .contains("beta");
        assertThat(report("--out", folder.resolve("no/x.html").toString()).sentence())
                .endsWith("x.html cannot be written: there is no folder " + folder.resolve("no"));
        assertThat(report("--out", folder.toString()).sentence())
                .isEqualTo("--out " + folder + " is a folder, and has to be a file, such as report.html in it");
    }

    @Test
    void refusesWhereThereIsNoHistory() {
        assertThat(report("--out", folder.resolve("x.html").toString()).sentence())
                .startsWith("There is no history yet");
        assertThat(folder.resolve("x.html")).doesNotExist();
    }

    private Run report(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "--history";
        arguments[1] = folder.resolve("history").toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return Run.of(new ReportCommand(), arguments);
    }
}
