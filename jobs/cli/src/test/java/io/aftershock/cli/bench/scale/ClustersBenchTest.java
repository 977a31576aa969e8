package io.aftershock.cli.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.testkit.junit.NeedsNatsServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

class ClustersBenchTest {

    private static final Pattern REPORT = Pattern.compile("""
            6 clusters, 30 audits a second: (?<threads>[\\d,]+) threads, (?<heap>[\\d,]+) MB heap after GC, [\\d.]+ cores.*
            greatest lag of a cluster in 5 s: median [\\d,]+ ms, worst [\\d,]+ ms
            one frozen for 5 s: the others' greatest lag median (?<others>[\\d,]+) ms, worst [\\d,]+ ms
            after the thaw: its greatest lag (?<frozen>[\\d,]+) ms, caught up within [\\d.]+ s; the others' worst [\\d,]+ ms
            """);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    @NeedsNatsServer
    @Timeout(240)
    void tellsWhatAFleetCostsAndWhoWaitsForAFrozenCluster() {
        int exit = run("--clusters", "6", "--calls-per-second", "5", "--seconds", "5");

        assertThat(exit).as(err.toString()).isZero();
        Matcher report = REPORT.matcher(out.toString());
        assertThat(report.matches()).as(out.toString()).isTrue();
        assertThat(number(report, "threads")).isGreaterThan(6);
        assertThat(number(report, "frozen"))
                .as("what was stored behind the freeze is late")
                .isGreaterThan(3_000);
        assertThat(number(report, "others")).as("and the others are not").isLessThan(3_000);
    }

    @Test
    void refusesAFleetOfOne() {
        assertThat(run("--clusters", "1")).isNotZero();
    }

    private int run(String... arguments) {
        return new CommandLine(new ClustersBench())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private static long number(Matcher report, String group) {
        return Long.parseLong(report.group(group).replace(",", ""));
    }
}
