package io.aftershock.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftershock.monitor.ingest.Tally;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The windows against an answer key that was counted by another program, in another language. */
class WindowsTest {

    private static final Path SCRIPT = Path.of("src", "test", "scripts", "answer_key.py");

    @ParameterizedTest
    @EnumSource
    void countsWhatTheAnswerKeyCounts(Captures capture) throws Exception {
        List<JsonNode> expected =
                capture.expectedWindows().stream().map(Replayed::tree).toList();

        Replayed replayed = CaptureReplay.of(capture);

        assertThat(replayed.records("error_ratio").stream().map(WindowsTest::withoutClasses))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(replayed.count(Tally.LATE)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void givesEachErrorOneClass(Captures capture) throws Exception {
        assertThat(CaptureReplay.of(capture).records("error_ratio")).allSatisfy(window -> {
            assertThat(sum(window.path("by_class")))
                    .isEqualTo(window.path("errors").asLong());
            assertThat(window.path("calls").asLong())
                    .isLessThanOrEqualTo(window.path("requests").asLong()
                            - window.path("by_class").path("get_miss").asLong());
        });
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIf("pythonIsThere")
    void keepsTheAnswerKeyThatTheScriptPrints(Captures capture) throws Exception {
        assertThat(run("python3", SCRIPT.toString(), capture.path().toString())).isEqualTo(capture.expectedWindows());
    }

    private static JsonNode withoutClasses(JsonNode window) {
        return ((ObjectNode) window).remove(List.of("record", "by_class", "account_name"));
    }

    private static long sum(JsonNode counts) {
        long sum = 0;
        for (JsonNode count : counts) {
            sum += count.asLong();
        }
        return sum;
    }

    static boolean pythonIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader()) {
            List<String> lines = out.lines().toList();
            assertThat(process.waitFor()).isZero();
            return lines;
        }
    }
}
