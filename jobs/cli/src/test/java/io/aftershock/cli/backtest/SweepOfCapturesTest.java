package io.aftershock.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepOfCapturesTest {

    @Test
    void neverTellsOfMoreAccountsByAHigherThreshold() throws Exception {
        for (String capture : List.of(Captured.misconfigured(), Captured.leaderFlaps(), Captured.network())) {
            List<Integer> accounts = sweep(capture, "0.1%..60%").stream()
                    .map(point -> point.path("accounts").asInt())
                    .toList();

            assertThat(accounts).as(capture).isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(accounts.get(0)).as(capture).isGreaterThan(accounts.get(accounts.size() - 1));
        }
    }

    @Test
    void holdsWhatIsInForceBesideTheValuesThatAreTried() throws Exception {
        List<JsonNode> points = sweep(Captured.misconfigured(), "0.5%..20%");

        assertThat(points).hasSize(13);
        assertThat(points.stream().filter(point -> point.path("in_force").asBoolean()))
                .extracting(point -> point.path("value").asText())
                .containsExactly("1%");
    }

    /** Raising a threshold brings tickets that the breach of the account explained before. */
    @Test
    void sweepsToTheSameNumbersAsAComparison() throws Exception {
        JsonNode last = sweep(Captured.misconfigured(), "1%..10%").get(11);

        assertThat(last.path("value").asText()).isEqualTo("10%");
        assertThat(last.path("tickets").asInt()).isEqualTo(5);
        assertThat(last.path("open_ms").asLong()).isEqualTo(417_000);
    }

    private static List<JsonNode> sweep(String capture, String range) throws Exception {
        return BacktestCommandTest.json("--format", "json", "--sweep", range, capture);
    }
}
