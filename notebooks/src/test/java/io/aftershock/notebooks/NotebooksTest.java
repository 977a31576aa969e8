package io.aftershock.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.notebooks.NotebookPython.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsNotebookPython
class NotebooksTest {

    private final NotebookPython python = NotebookPython.find();

    @TempDir
    Path folder;

    @Test
    void pythonReadsTheNumbersThatJavaWrote() throws Exception {
        KnownHistory.write(folder);

        holds(python.pytest(Map.of("KNOWN_HISTORY", folder.toString()), "test_contract.py"));
    }

    @Test
    void questionsChartsAndSentencesSayWhatIsKnownBeforehand() throws Exception {
        holds(python.pytest(Map.of(), "test_trends.py", "test_findings.py", "test_charts.py", "test_history.py"));
    }

    @Test
    void notebooksPrintTheNumbersThatAreCommitted() throws Exception {
        MadeUpHistory.write(folder);

        holds(python.pytest(Map.of("AFTERSHOCK_HISTORY", folder.toString()), "test_notebooks.py"));
    }

    private static void holds(Outcome outcome) {
        assertThat(outcome.exitCode()).as("%s", outcome).isZero();
    }
}
