package io.aftershock.monitor.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.coverage.Coverage;
import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.coverage.MissingCause;
import io.aftershock.monitor.signal.Signal;
import io.aftershock.monitor.signal.Signal.Kind;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartbeatsTest {

    /** A story is a row of words: {@code 3} a tick at second 3, {@code 3d} one of a cluster that is behind, else a word on coverage. */
    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "9,                     '',                     before ten seconds are over",
        "10,                    10: none,               nothing was settled",
        "9 10 11 12,            10: none,               once in ten seconds",
        "10 20 30,              10: none 20: none 30: none, each ten seconds",
        "10d 20,                10: none behind 20: none, behind at first",
        "settled=7/7 10,        10: 7/7,                all has arrived",
        "settled=7/7 settled=5/3 10, 10: 12/10,         two servers of which one lost something",
        "settled=0/0 10,        10: 0/0,                settled and nobody called",
        "first=7/5 10,          10: none,               a first word is said again",
        "first=7/5 5 settled=7/7 10, 10: 7/7,           late copies have healed it",
        "unknown 10,            10: none,               nobody counted that time",
        "known 10,              10: none,               what was unknown is taken back",
        "settled=7/7 10 settled=5/5 20, 10: 7/7 20: 5/5, each word once",
        "settled=7/7 9 11 20,   20: 7/7,                a clock that jumps over a second is not told what it has not ticked",
        "settled=7/8 10,        10: 7/8,                one more than counted came over from the span before",
        "end,                   '',                     the end of a bounded input is no time of a heartbeat"
    })
    void beats(String said, String told, String story) throws Exception {
        try (var job = job()) {
            job.open();
            say(job, "east", said);

            assertThat(words(job.extractOutputValues())).isEqualTo(told.replaceAll(" +", " "));
        }
    }

    @Test
    void keepsClustersApart() throws Exception {
        try (var job = job()) {
            job.open();
            say(job, "east", "settled=7/7");
            say(job, "west", "settled=5/4 10");
            say(job, "east", "20");

            assertThat(job.extractOutputValues())
                    .containsExactly(
                            new Heartbeat("west", 10_000, 5L, 4L, false), new Heartbeat("east", 20_000, 7L, 7L, false));
        }
    }

    @Test
    void tellsAfterARestartWhatWasSettledBeforeIt() throws Exception {
        OperatorSubtaskState snapshot;
        try (var job = job()) {
            job.open();
            say(job, "east", "settled=7/6 10 settled=5/5 15");
            snapshot = job.snapshot(1, 1);
        }
        try (var job = job()) {
            job.initializeState(snapshot);
            job.open();
            say(job, "east", "settled=2/2 20");

            assertThat(words(job.extractOutputValues())).isEqualTo("20: 7/7");
        }
    }

    private static void say(
            KeyedOneInputStreamOperatorTestHarness<String, Signal, Heartbeat> job, String cluster, String said)
            throws Exception {
        for (String word : said.split(" +")) {
            job.processElement(signal(cluster, word), 0);
        }
    }

    private static Signal signal(String cluster, String word) {
        if (word.equals("end")) {
            return Signal.ofClock(cluster, Kind.END, 10_000, false);
        }
        if (Character.isDigit(word.charAt(0))) {
            boolean behind = word.endsWith("d");
            return Signal.ofClock(cluster, Kind.TICK, Long.parseLong(word.replace("d", "")) * 1_000, behind);
        }
        return Signal.ofClock(cluster, Kind.TICK, 1_000, false).with(coverage(cluster, word));
    }

    private static Coverage coverage(String cluster, String word) {
        if (word.equals("unknown")) {
            return Coverage.unknown(cluster, 0, 5_000, true);
        }
        if (word.equals("known")) {
            return Coverage.known(cluster, 0, 5_000);
        }
        String[] counts = word.substring(word.indexOf('=') + 1).split("/");
        long expected = Long.parseLong(counts[0]);
        long seen = Long.parseLong(counts[1]);
        MissingCause cause = expected > seen ? MissingCause.UNKNOWN : null;
        return new Coverage(cluster, "n1", 0, 5_000, expected, seen, cause, Map.of(), word.startsWith("settled"));
    }

    private static String words(List<Heartbeat> told) {
        StringBuilder words = new StringBuilder();
        for (Heartbeat each : told) {
            words.append(words.isEmpty() ? "" : " ")
                    .append(each.atMillis() / 1_000)
                    .append(": ")
                    .append(each.expected() == null ? "none" : each.expected() + "/" + each.seen())
                    .append(each.delayed() ? " behind" : "");
        }
        return words.toString();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Signal, Heartbeat> job() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new Heartbeats()), Signal::cluster, Types.STRING);
    }
}
