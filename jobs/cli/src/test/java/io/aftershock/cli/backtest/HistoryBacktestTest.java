package io.aftershock.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryBacktestTest {

    private static final String THIRTY = "checks.JETSTREAM_009.threshold=30%";

    @TempDir
    static Path folder;

    @BeforeAll
    static void keep() throws Exception {
        Captured.keep("labc1", Captured.misconfigured(), folder);
    }

    /** With a threshold that nothing reaches all is gone: so all that was found then is to be seen. */
    @Test
    void findsTheAccountsThatAReplayFindsAMinuteLaterAtMost() throws Exception {
        String never = "checks.JETSTREAM_009.threshold=100%";
        Map<String, Instant> replayed =
                opened(BacktestCommandTest.json("--format", "json", "--set", never, Captured.misconfigured()));
        Map<String, Instant> judged =
                opened(BacktestCommandTest.json("--format", "json", "--set", never, "--history", folder.toString()));

        assertThat(judged.keySet()).isEqualTo(replayed.keySet()).hasSize(3);
        judged.forEach((account, at) -> assertThat(at)
                .as(account)
                .isBetween(replayed.get(account), replayed.get(account).plusSeconds(60)));
    }

    @Test
    void saysWhatMinutesDoNotSee() throws Exception {
        JsonNode all = BacktestCommandTest.json("--format", "json", "--set", THIRTY, "--history", folder.toString())
                .get(0);

        assertThat(all.path("source").asText()).isEqualTo("history");
        assertThat(all.path("resolution_s").asInt()).isEqualTo(60);
        assertThat(all.path("notes").get(0).asText())
                .isEqualTo(
                        "Judged from the minutes in history: what only a look-back of less than a minute finds is not"
                                + " seen, and openings and ends are those of a minute. Of 3 stored breaches of JETSTREAM_009, 3"
                                + " are seen so.");
    }

    /** What clients do wrong is a ticket of its own where the breach that explained it is gone. */
    @Test
    void makesTicketsOfWhatIsExplainedNoMore() throws Exception {
        List<JsonNode> lines =
                BacktestCommandTest.json("--format", "json", "--set", THIRTY, "--history", folder.toString());

        assertThat(lines.get(0).path("then").path("tickets").asInt()).isEqualTo(3);
        assertThat(lines.subList(1, lines.size()))
                .extracting(BacktestCommandTest::difference)
                .containsExactly(
                        "RETRY_001 ACME listed > ticket: explained by JETSTREAM_009:labc1:ACME:1 no more",
                        "JETSTREAM_009 ACME ticket > : 22.71% at most; threshold 30% instead of 1%",
                        "RETRY_001 BETA listed > ticket: explained by JETSTREAM_009:labc1:BETA:1 no more",
                        "JETSTREAM_009 BETA ticket > : 18.44% at most; threshold 30% instead of 1%");
    }

    @Test
    void sweepsHistoryInOnePass() throws Exception {
        List<Integer> accounts =
                BacktestCommandTest.json("--format", "json", "--sweep", "0.1%..90%", "--history", folder.toString())
                        .stream()
                        .map(point -> point.path("accounts").asInt())
                        .toList();

        assertThat(accounts).hasSize(13).startsWith(3).endsWith(0);
        assertThat(accounts).isSortedAccordingTo(Comparator.reverseOrder());
    }

    private static Map<String, Instant> opened(List<JsonNode> lines) {
        Map<String, Instant> opened = new TreeMap<>();
        for (JsonNode line : lines.subList(1, lines.size())) {
            if (line.path("check").asText().equals("JETSTREAM_009")
                    && !line.path("then").isNull()) {
                opened.put(
                        line.path("account").asText() + " "
                                + line.path("fault_side").asText() + " "
                                + line.path("then").path("severity").asText(),
                        Instant.parse(line.path("then").path("opened_at").asText()));
            }
        }
        return opened;
    }
}
