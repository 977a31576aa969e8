package io.aftershock.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.cli.config.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void comparesWhatACaptureCameToWithWhatItWouldHave() throws Exception {
        List<JsonNode> lines =
                json("--format", "json", "--set", "checks.JETSTREAM_009.threshold=10%", Captured.misconfigured());

        JsonNode all = lines.get(0);
        assertThat(keys(all))
                .containsExactly(
                        "record",
                        "source",
                        "resolution_s",
                        "from",
                        "to",
                        "change",
                        "then",
                        "with",
                        "alike",
                        "different",
                        "notes");
        assertThat(all.path("source").asText()).isEqualTo("captures");
        assertThat(all.path("resolution_s").asInt()).isEqualTo(1);
        assertThat(all.path("then").toString())
                .isEqualTo("{\"pages\":0,\"tickets\":3,\"listed\":3,\"incidents\":0,\"open_ms\":292000}");
        assertThat(all.path("with").toString())
                .isEqualTo("{\"pages\":0,\"tickets\":5,\"listed\":1,\"incidents\":0,\"open_ms\":417000}");
        assertThat(lines.subList(1, lines.size()))
                .extracting(BacktestCommandTest::difference)
                .containsExactly(
                        "JETSTREAM_009 ACME ticket > ticket: opens 35 s later; threshold 10% instead of 1%",
                        "RETRY_001 ACME listed > ticket: told before JETSTREAM_009:labc1:ACME:1 explains it",
                        "JETSTREAM_009 BETA ticket > ticket: opens 37 s later; ends; threshold 10% instead of 1%",
                        "RETRY_001 BETA listed > ticket: told before JETSTREAM_009:labc1:BETA:1 explains it",
                        "JETSTREAM_009 NOJS ticket > ticket: opens 1 s later; threshold 10% instead of 1%");
        assertThat(keys(lines.get(1)))
                .containsExactly(
                        "record",
                        "aspects",
                        "check",
                        "cluster",
                        "account",
                        "account_name",
                        "fault_side",
                        "why",
                        "then",
                        "with");
        assertThat(keys(lines.get(1).path("with")))
                .containsExactly(
                        "id", "urgency", "severity", "opened_at", "closed_at", "value", "parent_id", "summary");
    }

    @Test
    void pagesOnceForAServerThatHangsAndOnceForALostQuorum() throws Exception {
        List<JsonNode> lines = json("--format", "json", "--set", "checks.META_003.max_any=100", Captured.leaderFlaps());

        assertThat(lines.get(0).path("then").path("pages").asInt()).isEqualTo(2);
        assertThat(lines.get(0).path("then").path("tickets").asInt()).isEqualTo(10);
        assertThat(lines.get(0).path("with")).isEqualTo(lines.get(0).path("then"));
    }

    @Test
    void looksAtTheTimeThatIsAskedFor() throws Exception {
        List<JsonNode> lines = json(
                "--format",
                "json",
                "--from",
                "2026-11-20T04:33:00Z",
                "--to",
                "2026-11-20T04:34:00Z",
                "--set",
                "checks.JETSTREAM_009.threshold=10%",
                Captured.misconfigured());

        assertThat(lines.get(0).path("then").path("tickets").asInt()).isEqualTo(1);
        assertThat(lines.subList(1, lines.size()))
                .extracting(line ->
                        line.path("check").asText() + " " + line.path("account").asText())
                .contains("JETSTREAM_009 BETA")
                .doesNotContain("JETSTREAM_009 NOJS");
    }

    @Test
    void keepsTo80Columns() {
        Run run = Run.of(new BacktestCommand(), "--set", "checks.NETWORK_001.hold=20s", Captured.leaderFlaps());

        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80).hasSizeGreaterThan(20);
    }

    @Test
    void saysWhatIsWrongWithTheQuestion() throws Exception {
        String capture = Captured.misconfigured();
        String set = "checks.JETSTREAM_009.threshold=5%";
        assertThat(sentence("--set", set))
                .isEqualTo("there is nothing to judge: name captures, or a folder of history by --history DIR");
        assertThat(sentence("--history", "x", capture, "--set", set))
                .isEqualTo("captures and --history are two pasts: judge them one after the other");
        assertThat(sentence(capture))
                .isEqualTo("there is nothing to compare with: --set KEY=VALUE says what would change,"
                        + " --sweep LOW..HIGH tries several values");
        assertThat(sentence(capture, "--set", "checks.JETSTREAM_009.treshold=5%"))
                .contains("checks.JETSTREAM_009.treshold", "unknown key", "did you mean threshold?");
        assertThat(sentence(capture, "--sweep", "checks.JETSTREAM_010.threshold=1%..5%"))
                .contains("did you mean JETSTREAM_009?");
        assertThat(sentence(capture, "--sweep", "checks.JETSTREAM_009.rule=wilson..plain"))
                .isEqualTo("--sweep goes through numbers, and checks.JETSTREAM_009.rule is none:"
                        + " compare two of its values with --set");
        assertThat(sentence(capture, "--set", set, "--from", "2026-11-21", "--to", "2026-11-20"))
                .isEqualTo("--from 2026-11-21 is not before --to 2026-11-20: there is no time between them");
        assertThat(sentence(capture, "--set", set, "--from", "yesterday"))
                .isEqualTo("--from is 'yesterday', and has to be a time like 2026-11-20T04:44:00Z or a day like"
                        + " 2026-11-20");
        assertThat(sentence(capture, "--set", set, "--from", "2027-01-01"))
                .isEqualTo("nothing is known of the time that was asked for: the telemetry is from"
                        + " 2026-11-20T04:32:03.079Z to 2026-11-20T04:35:03Z; --from and --to have to reach into it");
        assertThat(sentence(capture, "--set", "windows.size=120s"))
                .isEqualTo("--set changes windows, by which nothing is judged:"
                        + " set a key of checks, overrides or maintenance");
        assertThat(sentence("--history", folder.toString(), "--set", set)).contains("There is no history yet in ");
        assertThat(sentence("--history", folder.toString(), "--set", "checks.STALL_001.threshold=10%"))
                .isEqualTo("STALL_001.threshold cannot be tried over history, which keeps counts of calls"
                        + " and so can only judge JETSTREAM_009 anew: try it over captures");
        Path nothing = Files.writeString(folder.resolve("nothing.ndjson"), "no capture\n");
        assertThat(sentence("east=" + nothing, "--set", set))
                .isEqualTo("no row could be used, so that nothing was found means nothing: is this a capture?");
    }

    private static String sentence(String... arguments) {
        return Run.of(new BacktestCommand(), arguments).sentence();
    }

    static List<JsonNode> json(String... arguments) throws Exception {
        Run run = Run.of(new BacktestCommand(), arguments);
        assertThat(run.exit()).as(run.sentence() + run.err()).isZero();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    static String difference(JsonNode line) {
        return line.path("check").asText() + " " + line.path("account").asText() + " "
                + line.path("then").path("urgency").asText() + " > "
                + line.path("with").path("urgency").asText() + ": "
                + line.path("why").asText();
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
