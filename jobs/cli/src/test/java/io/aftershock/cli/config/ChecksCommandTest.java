package io.aftershock.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.monitor.check.Check;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChecksCommandTest {

    @Test
    void listsEveryCheckBelowAHead() {
        List<String> lines = Run.of(new ChecksCommand()).out().lines().toList();

        assertThat(lines).hasSize(Check.values().length + 1);
        assertThat(lines.get(0)).matches("CODE +TITLE +DEFAULTS +SEVERITY");
        assertThat(lines.stream().map(line -> line.replaceAll(" +", " ")))
                .contains("META_006 no meta leader hold 10s, clear 2s critical");
    }

    @Test
    void printsOneObjectALine() throws IOException {
        String line =
                Run.of(new ChecksCommand(), "--format", "json", "META_006").out();

        JsonNode check = new ObjectMapper().readTree(line);
        assertThat(check.get("code").asText()).isEqualTo("META_006");
        assertThat(check.get("tunables").get(0).toString())
                .isEqualTo("{\"key\":\"hold\",\"unit\":\"duration\",\"default\":\"10s\","
                        + "\"reason\":\"an election after a crash takes 3 to 9 s by itself\"}");
        assertThat(line.lines()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void showsThePageOfACheckOrSaysThatItIsNotThere(Check check) {
        Run run = Run.of(new ChecksCommand(), check.name().toLowerCase(java.util.Locale.ROOT));

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains(check.name());
        assertThat(run.err())
                .isEqualTo(
                        CheckPage.of(check) != null
                                ? ""
                                : "aftershock: this build holds no page " + check.runbook()
                                        + "; below is what the catalogue says\n");
    }

    @Test
    void guessesWhichCheckWasMeant() {
        assertThat(Run.of(new ChecksCommand(), "META_06").sentence())
                .isEqualTo("there is no check 'META_06', must be one of JETSTREAM_009, META_003, META_006, NETWORK_001,"
                        + " LEADER_001, STALL_001, CLOCK_001, BLIND_001, RETRY_001,"
                        + " NEWERROR_001, LIMIT_001, RACE_001, ELECTION_001, FLEET_001,"
                        + " did you mean META_006?");
    }
}
