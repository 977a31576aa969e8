package io.aftershock.monitor.timeline.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.ingest.RowDecoder;
import io.aftershock.monitor.signal.ClockOffset;
import io.aftershock.monitor.signal.ClockOffset.Whose;
import io.aftershock.monitor.signal.Doubt;
import io.aftershock.monitor.signal.Signal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are seconds; a row is said by a server whose clock is ahead, and is under way for a while. */
class ServerClocksTest {

    private static final long START = 1_800_000_000_000L;
    private static final double YEARS = 10 * 365 * 86_400.0;

    private final ServerClocks clocks = new ServerClocks();
    private final Map<String, Double> told = new HashMap<>();

    /** Two servers whose clocks are right: without them a clock that is off might be the receiver's. */
    @BeforeEach
    void tellOfOthers() {
        events("n2", 0, 1, 0);
        polls("n2", 0, 1, 0);
        events("n3", 0, 1, 0);
        polls("n3", 0, 1, 0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ahead by 7 s, known after ten seconds |    7 | 10 |   7",
                "ahead by 7 s, not known before        |    7 |  9 |   0",
                "ahead by an hour                      | 3600 | 10 | 3600",
                "behind by 40 s, known after a minute  |  -40 | 60 | -40",
                "behind by 40 s, not known before      |  -40 | 59 |   0",
                "behind by ten minutes                 | -600 | 60 | -600",
                "behind by years: it was never set     | -315360000 | 60 | -315360000",
                "off by what may be jitter             |  0.9 | 90 |   0"
            })
    void learnsAClockFromEvents(String story, double ahead, int seconds, double known) {
        events("n1", 0, seconds, ahead);

        assertThat(ahead("n1")).isEqualTo(known);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ahead by 7 s            |   7 | 10 |   7",
                "behind by 40 s          | -40 | 20 | -40",
                "not known before        | -40 | 19 |   0"
            })
    void learnsAClockFromPollsSooner(String story, double ahead, int seconds, double known) {
        polls("n1", 0, seconds, ahead);

        assertThat(ahead("n1")).isEqualTo(known);
    }

    @Test
    void neverTakesAServerThatThawsForOneThatIsBehind() {
        events("n1", 0, 20, 0);
        backlog("n1", 20, 76);
        events("n1", 77, 200, 0);

        assertThat(told).isEmpty();
    }

    @Test
    void neverTakesABacklogThatTakesAMinuteForAClockThatIsBehind() {
        for (double second = 0; second <= 70; second += 0.1) {
            // 56 s late at first, and less with each row.
            event("n1", 100 + second, 100 + second - 56 + second * 0.8);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void neverTakesAnAnswerThatComesSecondsLateForAClockThatIsBehind() {
        for (int second = 0; second < 120; second++) {
            poll("n1", second + (second % 10 < 7 ? 4.0 : 0), second);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void goesByTheLeastLagUnderJitter() {
        for (int second = 0; second <= 30; second++) {
            event("n1", second + 0.050 + second % 7 * 0.1, second + 30);
        }

        assertThat(ahead("n1")).isEqualTo(29.95);
    }

    @Test
    void learnsNothingFromOneRowOf2036() {
        events("n1", 0, 30, 0);
        event("n1", 30, 30 + YEARS);
        event("n1", 30.001, 30 + YEARS);
        events("n1", 31, 60, 0);

        assertThat(told).isEmpty();
        assertThat(placed("n1", 61, 61 + YEARS)).isNull();
    }

    @Test
    void learnsAClockInTheMidstOfAbsurdStamps() {
        for (int second = 0; second <= 30; second++) {
            event("n1", second, second + 30);
            event("n1", second, second * 1_000_000.0 + YEARS);
        }

        assertThat(ahead("n1")).isEqualTo(30);
    }

    @Test
    void learnsNothingFromABurstOfAbsurdStamps() {
        for (int second = 0; second <= 60; second++) {
            event("n1", second, second * second * 10_000.0 + YEARS);
        }

        assertThat(told).isEmpty();
    }

    @ParameterizedTest(name = "ahead by {0} s")
    @CsvSource({"30", "-30", "3000"})
    void unlearnsAClockThatIsSetRight(double ahead) {
        events("n1", 0, 70, ahead);
        assertThat(ahead("n1")).isEqualTo(ahead);

        events("n1", 71, 140, 0);

        assertThat(ahead("n1")).isZero();
    }

    @Test
    void followsAClockThatDrifts() {
        events("n1", 0, 20, 30);
        for (int second = 21; second <= 300; second++) {
            // Slewed back by 10 ms a second.
            event("n1", second, second + 30 - (second - 20) * 0.01);
        }

        assertThat(ahead("n1")).isBetween(27.2, 28.5);
    }

    @Test
    void believesTheReceiverWhereOnlySomeServersAreOffByTheSame() {
        for (int second = 0; second <= 20; second++) {
            event("n1", second, second + 30);
            event("n4", second, second + 30);
            event("n3", second, second);
        }

        assertThat(told).isEqualTo(Map.of("SERVER|n1", 30.0, "SERVER|n4", 30.0));
    }

    @Test
    void blamesTheObservatoryWhereAllServersAreOffByTheSame() {
        for (int second = 0; second <= 20; second++) {
            for (String server : new String[] {"n1", "n2", "n3"}) {
                event(server, second, second + 30);
                poll(server, second, second);
            }
        }

        assertThat(told).isEqualTo(Map.of("OBSERVATORY|", -30.0));
        assertThat(placed("n1", 21, 51)).as("stamps are right, so they stay").isEqualTo(51);
        assertThat(placed("n1", 21, 57)).as("but not any stamp").isNull();
    }

    @Test
    void blamesThisMonitorsClockWhereOnlyPollsSaySo() {
        for (int second = 0; second <= 30; second++) {
            for (String server : new String[] {"n1", "n2", "n3"}) {
                event(server, second, second);
                poll(server, second, second - 40);
            }
        }

        assertThat(told).isEqualTo(Map.of("POLLER|", 40.0));
    }

    @Test
    void believesOfTwoReceiversTheOneWhoseWordIsMilder() {
        for (int second = 0; second <= 30; second++) {
            event("n1", second, second + 30);
            poll("n1", second, second + 10);
            event("n2", second, second);
            poll("n2", second, second);
        }

        assertThat(ahead("n1")).isEqualTo(10);
    }

    @Test
    void staysWithWhatTwoObservatoriesOfDifferentClocksAgreeOn() {
        for (int second = 0; second <= 120; second++) {
            for (String server : new String[] {"n1", "n2", "n3"}) {
                event(server, second, second);
                event(server, second - 30, second);
            }
        }

        assertThat(told).isEmpty();
    }

    @Test
    void forgetsAServerThatIsGone() {
        events("n1", 0, 20, 30);
        assertThat(ahead("n1")).isEqualTo(30);

        events("n2", 21, 3_700, 0);

        assertThat(told).isEmpty();
        assertThat(clocks.servers).containsOnlyKeys("n2");
    }

    @Test
    void remembersNoMoreServersThanThereMayBe() {
        for (int name = 0; name < 2_000; name++) {
            event("made-up-" + name, 0, 0);
        }

        assertThat(clocks.servers).hasSize(1_000);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "ahead, as usual                            |   30 |   130 | 100",
                "ahead, under way for 20 s                  |   30 |   110 |  80",
                "ahead until just now: set right            |   30 |   100 | 100",
                "ahead, and this row further                |   30 |   136 | none",
                "behind, as usual                           | -600 |  -500 | 100",
                "behind, under way for 20 s                 | -600 |  -520 |  80",
                "behind until just now: set right           | -600 |   100 | 100",
                "within the dead band                       |    2 |   102 | 102",
                "beyond the dead band                       |  2.1 | 102.1 | 100"
            })
    void placesARowByTheReadingThatLetsItBeUnderWayForLess(String story, double ahead, double stamped, Double placed) {
        events("n1", 0, 70, ahead);

        assertThat(placed("n1", 100, stamped)).isEqualTo(placed);
    }

    @Test
    void placesARowOfNobodyAsItIsStamped() {
        events("n1", 0, 70, 30);

        assertThat(clocks.place(row(null, 100, 104, false))).isEqualTo(START + 104_000);
        assertThat(clocks.place(row(null, 100, 106, false))).isEqualTo(Signal.NO_TIME);
    }

    /** One event a second, received at once. */
    private void events(String server, int from, int to, double ahead) {
        for (int second = from; second <= to; second++) {
            event(server, second, second + ahead);
        }
    }

    private void polls(String server, int from, int to, double ahead) {
        for (int second = from; second <= to; second++) {
            poll(server, second, second + ahead);
        }
    }

    /** A server that was frozen delivers all that it said since, within a second, and what it says now. */
    private void backlog(String server, int from, int to) {
        for (int second = from; second <= to; second++) {
            event(server, to + (second - from) / 100.0, second);
        }
    }

    private void event(String server, double received, double stamped) {
        take(row(server, received, stamped, false));
    }

    private void poll(String server, double received, double stamped) {
        take(row(server, received, stamped, true));
    }

    private void take(Signal row) {
        if (clocks.observe(row)) {
            for (ClockOffset offset : clocks.news()) {
                if (offset.aheadMillis() == 0) {
                    told.remove(offset.key());
                } else {
                    told.put(offset.key(), offset.aheadMillis() / 1_000.0);
                }
            }
        }
    }

    private @Nullable Double placed(String server, double received, double stamped) {
        long at = clocks.place(row(server, received, stamped, false));
        return at == Signal.NO_TIME ? null : (at - START) / 1_000.0;
    }

    private double ahead(String server) {
        return told.getOrDefault(Whose.SERVER + "|" + server, 0.0);
    }

    private static Signal row(String server, double received, double stamped, boolean polled) {
        long stamp = START + Math.round(stamped * 1_000);
        long receipt = START + Math.round(received * 1_000);
        Signal row = Signal.ofRow("east", stamp, receipt, "", polled).by(server);
        return RowDecoder.isNear(stamp, receipt) ? row : row.doubted(new Doubt("", 0, "not near"));
    }
}
