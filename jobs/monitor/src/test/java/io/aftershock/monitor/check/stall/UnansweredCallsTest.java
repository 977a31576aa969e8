package io.aftershock.monitor.check.stall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.monitor.replay.TopologyRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** A cluster of which calls stop after 70 s; n1, n2 and n3 are polled each second, and what they say tells why. */
class UnansweredCallsTest {

    private static final int STOP = 70;

    @Test
    void findsAnAccountWhoseLeaderHasDied() throws Exception {
        Replayed found = new Story(90)
                .diesAt(STOP, "n2")
                .calls("ACME", second -> isBetween(STOP, second, 76) ? 0 : 10)
                .run();

        assertThat(found.records("stall"))
                .extracting(
                        text("id"),
                        text("account"),
                        text("start"),
                        text("end"),
                        text("requests_expected"),
                        text("requests_seen"))
                .containsExactly(tuple("stall:east:ACME:1", "ACME", at(70), at(76), "60", "0"));
        assertThat(found.breaches("STALL_001"))
                .extracting(text("state"), text("severity"), text("at"))
                .containsExactly(tuple("opened", "warning", at(72)), tuple("closed", "warning", at(80)));
        assertThat(found.breaches("STALL_001").get(0).path("summary").asText())
                .isEqualTo("Calls go unanswered in ACME: since 05:01:10 0 of 20 usual answers have come (0 %);"
                        + " n2 has not answered a poll since 05:01:09.");
    }

    @Test
    void takesClientsThatLeaveForWhatTheyAre() throws Exception {
        Replayed found = new Story(120)
                .calls("ACME", second -> second < STOP ? 10 : 0)
                .calls("BETA", second -> second < STOP ? 10 : 0)
                .run();

        assertThat(found.records("stall")).isEmpty();
        assertThat(found.breaches("STALL_001")).isEmpty();
    }

    @Test
    void blamesNoServerThatWasDownLongBefore() throws Exception {
        Replayed found = new Story(120)
                .diesAt(60, "n2")
                .calls("ACME", second -> second < STOP ? 10 : 0)
                .run();

        assertThat(found.breaches("STALL_001")).isEmpty();
    }

    @Test
    void saysNothingOfAnAccountThatHardlyCalls() throws Exception {
        Replayed found = new Story(90)
                .diesAt(STOP, "n2")
                .calls("ACME", second -> second < STOP && second % 3 == 0 ? 1 : 0)
                .run();

        assertThat(found.breaches("STALL_001")).isEmpty();
    }

    @Test
    void saysNothingIfNobodyAnswersAPollEither() throws Exception {
        Replayed found = new Story(90)
                .diesAt(STOP, "n1")
                .diesAt(STOP, "n2")
                .diesAt(STOP, "n3")
                .calls("ACME", second -> second < STOP ? 10 : 0)
                .run();

        assertThat(found.breaches("STALL_001")).isEmpty();
    }

    @Test
    void wakesSomebodyOnceForAClusterThatDoesNotComeBack() throws Exception {
        Replayed found = new Story(100)
                .diesAt(STOP, "n2")
                .calls("ACME", second -> second < STOP ? 10 : 0)
                .calls("BETA", second -> second < STOP ? 5 : 0)
                .run();

        String parent = "STALL_001:east:1";
        String end = "2026-11-20T05:01:39.050Z";
        assertThat(found.breaches("STALL_001"))
                .extracting(text("account"), text("state"), text("severity"), text("parent_id"), text("at"))
                .containsExactly(
                        tuple(null, "opened", "warning", null, at(72)),
                        tuple("ACME", "opened", "warning", parent, at(72)),
                        tuple("BETA", "opened", "warning", parent, at(72)),
                        tuple(null, "updated", "critical", null, at(81)),
                        tuple("ACME", "updated", "critical", parent, at(81)),
                        tuple("BETA", "updated", "critical", parent, at(81)),
                        tuple(null, "updated", "critical", null, end),
                        tuple("ACME", "updated", "critical", parent, end),
                        tuple("BETA", "updated", "critical", parent, end));
        assertThat(found.records("stall"))
                .extracting(text("id"), text("end"))
                .containsExactly(
                        tuple("stall:east:1", null),
                        tuple("stall:east:ACME:1", null),
                        tuple("stall:east:BETA:1", null));
    }

    @Test
    void callsAnElectionACrashIfCallsWentUnanswered() throws Exception {
        Replayed found = new Story(110)
                .diesAt(STOP, "n2")
                .calls("ACME", second -> isBetween(STOP, second, 76) ? 0 : 10)
                .at(75, cluster -> cluster.metaElection(75.5, 75.5, "election", "n3"))
                .run();

        assertThat(found.records("correlation"))
                .extracting(text("kind"), each -> each.path("stall_ids").path(0).asText(), text("at"))
                .containsExactly(tuple("crash", "stall:east:ACME:1", at(91)));
        assertThat(found.records("stall").get(0).path("election_ids").path(0).asText())
                .isEqualTo("election:east:meta:1");
    }

    /** As after a restart: what was stored is read, and nobody has polled meanwhile. */
    @Test
    void findsACrashByItsElectionWhereNobodyAnsweredPolls() throws Exception {
        Replayed found = new Story(110)
                .diesAt(0, "n1")
                .diesAt(0, "n2")
                .diesAt(0, "n3")
                .calls("ACME", second -> isBetween(STOP, second, 76) ? 0 : 10)
                .at(75, cluster -> cluster.metaElection(75.5, 75.5, "election", "n3"))
                .run();

        assertThat(found.records("stall"))
                .extracting(text("account"), text("start"), text("end"))
                .containsExactly(tuple("ACME", at(70), at(76)));
        assertThat(found.breaches("STALL_001"))
                .extracting(text("state"), text("at"))
                .containsExactly(tuple("opened", at(78)), tuple("closed", at(82)));
        assertThat(found.records("correlation")).extracting(text("kind")).containsExactly("crash");
    }

    @Test
    void onlyListsWhatPlannedWorkExplains() throws Exception {
        Replayed found = new Story(90)
                .diesAt(STOP, "n2")
                .calls("ACME", second -> isBetween(STOP, second, 76) ? 0 : 10)
                .at(69, UnansweredCallsTest::shutdown)
                .run();

        assertThat(found.breaches("STALL_001"))
                .extracting(text("state"), text("severity"))
                .containsExactly(tuple("opened", "info"), tuple("closed", "info"));
    }

    @Test
    void numbersTheStallsAndLearnsNothingFromThem() throws Exception {
        Replayed found = new Story(120)
                .answersPolls("n2", second -> second < STOP || isBetween(78, second, 90))
                .calls("ACME", second -> isBetween(STOP, second, 76) || isBetween(90, second, 96) ? 0 : 10)
                .run();

        assertThat(found.records("stall"))
                .extracting(text("id"), text("start"), text("requests_expected"))
                .containsExactly(tuple("stall:east:ACME:1", at(70), "60"), tuple("stall:east:ACME:2", at(90), "60"));
    }

    private static void shutdown(FakeCluster cluster) {
        cluster.event(
                69.5,
                "SYS",
                "$SYS.SERVER.N2.SHUTDOWN",
                "{\"name\":\"n2\",\"id\":\"N2\",\"time\":\"2026-11-20T05:01:09.500Z\"}");
    }

    private static boolean isBetween(int from, int second, int to) {
        return second >= from && second < to;
    }

    private static String at(int second) {
        return Instant.ofEpochMilli(FakeCluster.at(second)).toString().replace("Z", ".000Z");
    }

    private static Function<JsonNode, String> text(String field) {
        return node -> node.path(field).isNull() ? null : node.path(field).asText();
    }

    /** What happens, second by second. */
    private static final class Story {
        private final int seconds;
        private final Map<String, IntUnaryOperator> calls = new TreeMap<>();
        private final Map<String, IntPredicate> answers = new TreeMap<>();
        private final Map<Integer, Consumer<FakeCluster>> events = new TreeMap<>();

        Story(int seconds) {
            this.seconds = seconds;
            List.of("n1", "n2", "n3").forEach(server -> answers.put(server, second -> true));
        }

        Story calls(String account, IntUnaryOperator perSecond) {
            calls.put(account, perSecond);
            return this;
        }

        Story diesAt(int end, String server) {
            return answersPolls(server, second -> second < end);
        }

        Story answersPolls(String server, IntPredicate when) {
            answers.put(server, when);
            return this;
        }

        Story at(int second, Consumer<FakeCluster> event) {
            events.put(second, event);
            return this;
        }

        Replayed run() throws Exception {
            FakeCluster cluster = new FakeCluster("east");
            for (int second = 0; second < seconds; second++) {
                play(cluster, second);
            }
            return TopologyRun.of(cluster.toTheEnd());
        }

        private void play(FakeCluster cluster, int second) {
            cluster.status(second, Condition.CAUGHT_UP);
            answers.forEach((server, when) -> {
                if (when.test(second)) {
                    cluster.ping(server, second + 0.05, second + 0.05);
                }
            });
            if (answers.values().stream().noneMatch(when -> when.test(second))) {
                cluster.noAnswer(second + 0.05);
            }
            calls.forEach((account, perSecond) -> {
                int count = perSecond.applyAsInt(second);
                for (int i = 0; i < count; i++) {
                    cluster.call(second + 0.1 + 0.8 * i / count, account);
                }
            });
            events.getOrDefault(second, none -> {}).accept(cluster);
        }
    }
}
