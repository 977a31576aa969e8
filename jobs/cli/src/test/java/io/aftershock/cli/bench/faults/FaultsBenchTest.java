package io.aftershock.cli.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.testkit.junit.NeedsNatsServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The verb against a real cluster whose leader is killed once. */
class FaultsBenchTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    @NeedsNatsServer
    void findsAKilledLeader() throws Exception {
        int exit = run(
                "--kills",
                "1",
                "--freezes",
                "0",
                "--warm-up",
                "10",
                "--lasting",
                "12",
                "--healthy",
                "0",
                "--format",
                "json");

        assertThat(exit).as(() -> err + "\n" + out).isZero();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().split("\n")) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines)
                .extracting(line -> line.path("record").asText() + " "
                        + line.path("found_by").asText())
                .hasSize(5)
                .startsWith("fault LEADER_001", "faults first", "faults LEADER_001");
        JsonNode fault = lines.get(0);
        assertThat(fault.path("fault").asText()).isEqualTo("kill");
        assertThat(fault.path("server").asText()).matches("n[123]");
        assertThat(fault.path("seconds").asDouble())
                .isBetween(0.0, 12.0)
                .isEqualTo(fault.path("LEADER_001").asDouble());
        JsonNode first = lines.get(1);
        assertThat(first.path("faults").asInt()).isEqualTo(1);
        assertThat(first.path("missed").asInt()).isZero();
        for (String figure : List.of("median_s", "p95_s", "worst_s")) {
            assertThat(first.path(figure).asDouble())
                    .as(figure)
                    .isEqualTo(fault.path("seconds").asDouble());
        }
    }

    @Test
    void refusesFaultsOfNoLength() {
        assertThat(run("--lasting", "0")).isNotZero();
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        return new CommandLine(new FaultsBench())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }
}
