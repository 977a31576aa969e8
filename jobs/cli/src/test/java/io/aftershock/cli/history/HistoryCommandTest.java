package io.aftershock.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.config.Run;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws IOException {
        StoredHistory.write(folder);
    }

    @Test
    void printsErrorsByDayWithTheCountsBesideTheRatio() {
        assertThat(ask("errors", "--since", "2d").out()).isEqualTo("""
                        Failed calls of all clusters, from 2026-10-30 00:00 to 2026-11-01 00:00 UTC, by
                        day.

                        day         failed  calls  ratio
                        2026-10-30      10  1 000   1.00 %  ████████
                        2026-10-31      20    800   2.50 %  ████████████████████

                        Together 30 of 1 800 calls failed: 1.67 %.
                        Telemetry is missing of 1 minute of 1 account (east): there were more calls than
                        are counted here.
                        """);
    }

    @Test
    void printsErrorsByAccountAsCsvWithKeyAndName() {
        assertThat(ask("errors", "--since", "2d", "--by", "account", "--format", "csv")
                        .out())
                .isEqualTo("""
                        cluster,account_label,account,account_name,failed_calls,calls,ratio,errors,requests
                        east,ORDERS,ORDERS,,30,1500,0.02,30,1500
                        west,PAYMENTS,AKEYOFPAYMENTS,PAYMENTS,0,300,0,7,307
                        """);
    }

    @Test
    void countsWhatFailedInOneWayAmongAllCalls() {
        assertThat(ask("errors", "--since", "2d", "--by", "class", "--format", "json")
                        .out())
                .isEqualTo("""
                        {"record":"history_errors","class":"conflict","failed_calls":20,"calls":1800,"ratio":0.011111,"errors":20,"requests":20}
                        {"record":"history_errors","class":"not_found","failed_calls":10,"calls":1800,"ratio":0.005556,"errors":10,"requests":10}
                        {"record":"history_errors","class":"get_miss","failed_calls":0,"calls":0,"ratio":null,"errors":7,"requests":7}
                        """);
    }

    @Test
    void countsByHourOfOneAccountThatIsAskedForByItsName() {
        assertThat(ask("errors", "--since", "2h", "--by", "hour", "--account", "PAYMENTS", "--format", "csv")
                        .out())
                .isEqualTo("""
                        hour,failed_calls,calls,ratio,errors,requests
                        2026-10-31T23:00:00.000Z,0,300,0,7,307
                        """);
    }

    @Test
    void printsElectionsWithTheTimeBetweenThem() {
        assertThat(ask("elections", "--since", "2d", "--by", "leader", "--cluster", "east")
                        .out())
                .isEqualTo("""
                        Elections of meta leaders of east, from 2026-10-30 00:00 to 2026-11-01 00:00
                        UTC, by the leader that was lost.

                        lost leader  elections  unplanned  outage: median  longest  one every
                        east n2              2          2             5 s      6 s       24 h
                        east n1              1          0               –        –          –

                        2 unplanned in 1 cluster: a cluster has one every 24 h on average.
                        """);
    }

    @Test
    void spreadsElectionsOverAllClustersThatAreWatched() {
        assertThat(ask("elections", "--since", "2d").out())
                .contains("2026-10-26          3          2             5 s      6 s         1")
                .contains("2 unplanned in 2 clusters: a cluster has one every 2 d on average.");
    }

    @Test
    void printsTheNoisiestClients() {
        assertThat(ask("clients", "--since", "2d", "--format", "csv").out()).isEqualTo("""
                        client,cluster,account_label,account,account_name,failed_calls,share,minutes,error_code,operation
                        deployer,east,ORDERS,ORDERS,,19,0.633333,1,10148,STREAM.INFO
                        reporter,east,ORDERS,ORDERS,,10,0.333333,1,10059,STREAM.INFO
                        (others),east,ORDERS,ORDERS,,1,0.033333,1,10148,STREAM.INFO
                        """);
    }

    @Test
    void holdsFailuresAgainstTheBudget() {
        assertThat(ask("budget", "--since", "2d", "--objective", "99", "--format", "csv")
                        .out())
                .isEqualTo("""
                        cluster,account_label,account,account_name,failed_calls,allowed,calls,ratio,used
                        east,ORDERS,ORDERS,,30,15,1500,0.02,2
                        west,PAYMENTS,AKEYOFPAYMENTS,PAYMENTS,0,3,300,0,0
                        """);
    }

    @Test
    void printsTheLastWordOnWhatWasFound() {
        String out = ask("incidents", "--since", "2d").out();

        assertThat(out)
                .contains("2026-10-31 10:00   5 min  warning   JETSTREAM_009  east ORDERS")
                .contains("1 more follow from one of these; --all shows them too.")
                .doesNotContain("still open");
        assertThat(ask("incidents", "--since", "2d", "--all").out())
                .contains("What has not lasted for a time was still open when it was last told.")
                .doesNotContain("0 ms");
        assertThat(ask("incidents", "--since", "2d", "--by", "check", "--all", "--format", "csv")
                        .out())
                .isEqualTo("""
                        check,found,critical,still_open,median_ms,longest_ms
                        JETSTREAM_009,1,0,0,300000,300000
                        RETRY_001,1,0,1,,
                        """);
    }

    @Test
    void printsAllOfOneIncident() {
        assertThat(ask("incidents", "--id", "JETSTREAM_009:east:ORDERS:1", "--format", "csv")
                        .out())
                .isEqualTo("""
                        at,word,id,summary,evidence
                        2026-10-31T10:00:00.000Z,opened,JETSTREAM_009:east:ORDERS:1,20 of 500 API calls of ORDERS (4.00 %) failed.,"{""codes"":[]}"
                        2026-10-31T10:05:00.000Z,closed,JETSTREAM_009:east:ORDERS:1,20 of 500 API calls of ORDERS (4.00 %) failed.,"{""codes"":[]}"
                        2026-10-31T10:00:00.000Z,follows,RETRY_001:east:ORDERS:1,20 of 500 API calls of ORDERS (4.00 %) failed.,"{""codes"":[]}"
                        """);
        assertThat(ask("incidents", "--id", "nothing").sentence())
                .startsWith("the history knows no finding with the id 'nothing'");
    }

    @Test
    void guessesWhichNameWasMeant() {
        assertThat(ask("errors", "--cluster", "eats").sentence())
                .isEqualTo("the history knows no cluster 'eats', did you mean east?");
        assertThat(ask("budget", "--account", "PAYMENT").sentence())
                .isEqualTo("the history knows no account 'PAYMENT', did you mean PAYMENTS?");
    }

    @Test
    void saysWhatATimeLooksLike() {
        assertThat(ask("errors", "--since", "yesterday").sentence())
                .isEqualTo("--since is 'yesterday', and has to be how long ago (90m, 24h, 7d, 4w), a day (2026-11-01)"
                        + " or a time of RFC 3339 (2026-11-01T06:00:00Z)");
        assertThat(ask("errors", "--since", "2026-10-31", "--until", "2026-10-30")
                        .sentence())
                .startsWith("--since 2026-10-31 is 2026-10-31T00:00:00Z, and has to be before --until");
        assertThat(ask("budget", "--objective", "100").sentence()).startsWith("--objective is '100'");
    }

    @Test
    void saysWhatTimeTheHistoryHolds() {
        Run run = ask("errors", "--since", "2025-01-01", "--until", "2025-02-01");

        assertThat(run.exit()).isZero();
        assertThat(run.err())
                .isEqualTo(
                        "Nothing is stored of that; the history reaches from 2026-10-30 10:00 to 2026-11-01 00:00 UTC.\n");
    }

    @Test
    void tellsAnEmptyHistoryFromNone(@TempDir Path other) {
        assertThat(Run.of(
                                new HistoryCommand(),
                                "errors",
                                "--history",
                                other.resolve("none").toString())
                        .sentence())
                .startsWith("There is no history yet in ");
        Path empty = other.resolve("empty");
        Warehouse.open(HistoryConfig.inFolder(empty)).close();
        assertThat(Run.of(new HistoryCommand(), "errors", "--history", empty.toString())
                        .sentence())
                .startsWith("The history is still empty");
    }

    @Test
    void findsTheHistoryOfAStateAndOfAConfiguration(@TempDir Path other) throws IOException {
        StoredHistory.write(other.resolve("state/history"));
        Path config = other.resolve("fleet.yaml");
        Files.writeString(
                config,
                "history: {catalog: {uri: 'jdbc:sqlite:" + folder.resolve("catalog.db") + "', warehouse: '"
                        + folder.resolve("warehouse") + "'}}\n");
        String[] asked = {"errors", "--since", "2d", "--format", "csv"};

        String expected = ask(asked[0], "--since", "2d", "--format", "csv").out();
        assertThat(of(asked, "--state", other.resolve("state").toString()).out())
                .isEqualTo(expected);
        assertThat(of(asked, "--config", config.toString()).out()).isEqualTo(expected);
        assertThat(of(asked, "--config", config.toString(), "--history", "x").sentence())
                .startsWith("--history DIR names the history itself");
        assertThat(of(asked).sentence()).startsWith("--history DIR, --state DIR or --config FILE is missing");
    }

    private static Run of(String[] asked, String... place) {
        List<String> arguments = new ArrayList<>(List.of(asked));
        arguments.addAll(List.of(place));
        return Run.of(new HistoryCommand(), arguments.toArray(String[]::new));
    }

    private static Run ask(String question, String... options) {
        List<String> arguments = new ArrayList<>(List.of(question, "--history", folder.toString()));
        arguments.addAll(List.of(options));
        return Run.of(new HistoryCommand(), arguments.toArray(String[]::new));
    }
}
