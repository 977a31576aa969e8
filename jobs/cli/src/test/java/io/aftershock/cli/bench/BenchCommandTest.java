package io.aftershock.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.testkit.junit.NeedsNatsServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    @NeedsNatsServer
    void printsOneLineForEachThingMeasured() throws Exception {
        int exit = run("--rows", "3000", "--rounds", "1", "--clusters", "2", "--format", "json");

        assertThat(exit).as(err.toString()).isZero();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().split("\n")) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines)
                .extracting(line -> line.get("name").asText())
                .containsExactly("fetch_loop", "source", "job", "synadia", "parse");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.get("record").asText()).isEqualTo("bench");
            assertThat(line.get("rows_per_s").asLong()).isPositive();
            assertThat(line.get("cpu_us_per_row").isNumber()).isTrue();
        });
        assertThat(lines.get(0).get("ratio").asDouble()).isEqualTo(1.0);
        assertThat(lines.subList(0, 4))
                .allSatisfy(line -> assertThat(line.get("ratio").asDouble()).isPositive());
        assertThat(lines.get(4).get("ratio").isNull()).isTrue();
    }

    @Test
    @NeedsNatsServer
    void printsATable() {
        int exit = run("--rows", "1000", "--rounds", "1", "--clusters", "1");

        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString().lines().map(line -> line.split(" ")[0]))
                .containsExactly("what", "fetch_loop", "source", "job", "synadia", "parse");
    }

    @Test
    void makesAuditsOfTheSizeThatIsAskedFor() throws Exception {
        Audits audits = Audits.builtIn(2, 1_600, 1_000);

        for (int i = 0; i < 1_000; i++) {
            assertThat(audits.body(i)).hasSize(1_600);
        }
        JsonNode first = new ObjectMapper().readTree(audits.body(0));
        JsonNode second = new ObjectMapper().readTree(audits.body(403));
        assertThat(new ObjectMapper().readTree(first.get("response").asText()).get("error"))
                .isNotNull();
        assertThat(new ObjectMapper().readTree(second.get("response").asText()).get("error"))
                .isNull();
        assertThat(first.get("id")).isNotEqualTo(second.get("id"));
        assertThat(first.get("timestamp").asText())
                .isLessThan(second.get("timestamp").asText());
    }

    @Test
    void cutsAnAuditAtIdAndTimeInEitherOrder() {
        for (String audit : List.of(
                "{\"id\":\"aaaaaaaaaaaaaaaaaaaaaa\",\"timestamp\":\"then\"}",
                "{\"timestamp\":\"then\",\"id\":\"aaaaaaaaaaaaaaaaaaaaaa\"}")) {
            AuditTemplate template = AuditTemplate.of(audit).orElseThrow();

            assertThat(new String(template.audit("bbbbbbbbbbbbbbbbbbbbbb", "now"), StandardCharsets.UTF_8))
                    .isEqualTo(audit.replace('a', 'b').replace("then", "now").replace("timestbmp", "timestamp"));
        }
        assertThat(AuditTemplate.of("{}")).isEmpty();
    }

    private int run(String... arguments) {
        return new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }
}
