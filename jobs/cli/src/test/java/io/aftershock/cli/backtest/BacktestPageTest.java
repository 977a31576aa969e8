package io.aftershock.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.config.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page shows is what this version prints; {@code -Daftershock.docs.write=true} writes it instead. */
class BacktestPageTest {

    private static final Path PAGE = Captured.ROOT.resolve("docs/backtest.md");
    private static final String COMMAND = "./aftershock backtest ";
    private static final String FENCE = "```";

    @TempDir
    Path history;

    @Test
    void showsWhatIsPrinted() throws Exception {
        Captured.keep("labc1", Captured.misconfigured(), history);
        List<String> written = Files.readAllLines(PAGE);
        List<String> printed = new ArrayList<>();
        int commands = 0;
        for (int i = 0; i < written.size(); i++) {
            String line = written.get(i);
            printed.add(line);
            if (line.startsWith(COMMAND)) {
                commands++;
                printed.add("");
                printed.addAll(output(line.substring(COMMAND.length())));
                while (!written.get(i + 1).equals(FENCE)) {
                    i++;
                }
            }
        }
        if (Boolean.getBoolean("aftershock.docs.write")) {
            Files.write(PAGE, printed);
        }

        assertThat(commands).isEqualTo(3);
        assertThat(Files.readAllLines(PAGE))
                .as("-Daftershock.docs.write=true writes it")
                .isEqualTo(printed);
    }

    private List<String> output(String arguments) {
        String[] each = arguments
                .replace("jobs/monitor", Captured.ROOT.resolve("jobs/monitor").toString())
                .replace("--history history", "--history " + history)
                .split(" ", -1);
        Run run = Run.of(new BacktestCommand(), each);
        assertThat(run.exit()).as(run.sentence()).isZero();
        return run.out().lines().toList();
    }
}
