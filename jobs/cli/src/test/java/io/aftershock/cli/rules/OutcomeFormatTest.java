package io.aftershock.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OutcomeFormatTest {

    private static final Outcome PAGES = Outcome.ofPages("plain", 10, 0.0095, 4, 30);
    private static final Outcome FOUND = Outcome.ofDelays("wilson", 100, 0.2, new int[] {1, 2, 3, 9});
    private static final Outcome NEVER =
            Outcome.ofDelays("wilson", 1, 0.02, new int[] {7, Simulation.PATIENCE_SECONDS});

    @Test
    void printsAnObjectALine() {
        assertThat(Stream.of(PAGES, FOUND, NEVER).map(OutcomeFormat.JSON::line))
                .containsExactly(
                        "{\"record\":\"false_alarms\",\"rule\":\"plain\",\"calls_per_s\":10,\"ratio\":0.0095,"
                                + "\"accounts\":4,\"pages\":30,\"pages_per_month\":7.5}",
                        "{\"record\":\"detection\",\"rule\":\"wilson\",\"calls_per_s\":100,\"ratio\":0.2,"
                                + "\"accounts\":4,\"median_s\":3,\"p95_s\":9}",
                        "{\"record\":\"detection\",\"rule\":\"wilson\",\"calls_per_s\":1,\"ratio\":0.02,"
                                + "\"accounts\":2,\"median_s\":null,\"p95_s\":null}");
    }

    @Test
    void printsATableForSpreadsheets() {
        assertThat(OutcomeFormat.CSV.head())
                .containsExactly("record,rule,calls_per_s,ratio,accounts,pages,pages_per_month,median_s,p95_s");
        assertThat(Stream.of(PAGES, FOUND, NEVER).map(OutcomeFormat.CSV::line))
                .containsExactly(
                        "false_alarms,plain,10,0.0095,4,30,7.5,,",
                        "detection,wilson,100,0.2,4,,,3,9",
                        "detection,wilson,1,0.02,2,,,,");
    }

    @Test
    void printsTablesForPeople() {
        assertThat(OutcomeTables.lines(List.of(PAGES, FOUND, NEVER)))
                .containsExactly(
                        "Pages per account and month, where the true ratio is below the threshold:",
                        "rule                   calls/s        0.95 %",
                        "plain                       10          7.50",
                        "",
                        "Seconds from when the ratio rises until it is found: median (of 95 in a hundred):",
                        "rule                   calls/s         2.0 %        20.0 %",
                        "wilson                     100                       3 (9)",
                        "wilson                       1 never (never)");
    }

    @Test
    void refusesToCountNothing() {
        assertThat(new CommandLine(new SimulateCommand())
                        .setExecutionExceptionHandler((error, command, result) ->
                                error.getMessage().equals("--months and --runs have to be at least 1") ? 2 : 1)
                        .execute("--months", "0"))
                .isEqualTo(2);
    }
}
