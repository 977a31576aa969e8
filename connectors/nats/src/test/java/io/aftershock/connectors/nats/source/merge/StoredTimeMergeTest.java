package io.aftershock.connectors.nats.source.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.source.merge.Arrival.Ended;
import io.aftershock.connectors.nats.source.merge.Arrival.Happened;
import io.aftershock.connectors.nats.source.merge.Arrival.Heard;
import io.aftershock.connectors.nats.source.merge.Arrival.Stored;
import io.aftershock.connectors.nats.source.merge.StoredTimeMerge.Turn;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTimeMergeTest {

    private static final long START = 1_000_000;
    private static final long PATIENCE = 2_000;

    private final Arrivals firstArrivals = new Arrivals(new Doorbell());
    private final Arrivals secondArrivals = new Arrivals(new Doorbell());
    private final List<Lane> lanes = List.of(new Lane(firstArrivals, START), new Lane(secondArrivals, START));
    private final StoredTimeMerge merge = new StoredTimeMerge(lanes, PATIENCE);

    @Test
    void takesWhatWasStoredFirstWhileBothAreBehind() {
        put(firstArrivals, message(10, 3), message(30, 2), message(50, 1));
        put(secondArrivals, message(20, 3), message(40, 2), message(60, 1));

        assertThat(take(START)).containsExactly("0:10", "1:20", "0:30", "1:40", "0:50");
    }

    @Test
    void takesTheFirstLaneAtEqualTimes() {
        put(firstArrivals, message(10, 0));
        put(secondArrivals, message(10, 0));

        assertThat(take(START)).containsExactly("0:10", "1:10");
    }

    @Test
    void waitsForALaneThatOwesAMessageUntilItsPatienceEnds() {
        put(firstArrivals, message(10, 1), message(30, 0));
        put(secondArrivals, message(20, 5));

        assertThat(take(START)).containsExactly("0:10", "1:20");
        assertThat(take(START + PATIENCE - 1)).isEmpty();
        assertThat(take(START + PATIENCE)).containsExactly("0:30");
    }

    @Test
    void goesOnWithTheOrderWhenTheOwedMessageComesInTime() {
        put(firstArrivals, message(10, 1), message(30, 0));
        put(secondArrivals, message(20, 5));
        take(START);
        put(secondArrivals, message(25, 0));

        assertThat(take(START + 1)).containsExactly("1:25", "0:30");
    }

    @Test
    void waitsAtTheStartForALaneThatIsNotOpenYet() {
        put(firstArrivals, message(10, 0));

        assertThat(take(START)).isEmpty();
        assertThat(take(START + PATIENCE)).containsExactly("0:10");
    }

    @Test
    void doesNotWaitForALaneThatIsCaughtUp() {
        put(secondArrivals, new Heard(null, 0, START));
        put(firstArrivals, message(10, 1));

        assertThat(take(START)).containsExactly("1:Heard", "0:10");
    }

    @Test
    void doesNotWaitForALaneThatIsCutOff() {
        put(secondArrivals, message(5, 9), cutOff());
        put(firstArrivals, message(10, 1));

        assertThat(take(START)).containsExactly("1:5", "1:Happened", "0:10");
    }

    @Test
    void doesNotWaitForALaneThatHasEnded() {
        put(secondArrivals, new Ended());
        put(firstArrivals, message(10, 1));

        assertThat(take(START)).containsExactly("1:Ended", "0:10");
    }

    @Test
    void doesNotWaitTwiceForALaneThatStaysSilent() {
        put(firstArrivals, message(10, 1));
        take(START + PATIENCE);
        put(firstArrivals, message(11, 1));

        assertThat(take(START + PATIENCE + 1)).containsExactly("0:11");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void bringsTwoBacklogsOutInOrderHoweverTheyArrive(int seed) {
        Random random = new Random(seed);
        List<Long> first = times(random);
        List<Long> second = times(random);
        List<String> taken = new ArrayList<>();
        int nextFirst = 0;
        int nextSecond = 0;
        while (nextFirst < first.size() || nextSecond < second.size()) {
            if (nextSecond == second.size() || (nextFirst < first.size() && random.nextBoolean())) {
                put(firstArrivals, message(first.get(nextFirst), first.size() - ++nextFirst));
            } else {
                put(secondArrivals, message(second.get(nextSecond), second.size() - ++nextSecond));
            }
            taken.addAll(take(START));
        }

        List<Long> expected =
                Stream.concat(first.stream(), second.stream()).sorted().toList();
        assertThat(taken).hasSize(expected.size());
        assertThat(taken.stream().map(turn -> Long.parseLong(turn.substring(2))))
                .isEqualTo(expected);
    }

    private List<String> take(long nowMillis) {
        lanes.forEach(Lane::refill);
        List<String> taken = new ArrayList<>();
        Turn turn;
        while ((turn = merge.next(nowMillis)) != null) {
            String what = turn.arrival() instanceof Stored stored
                    ? Long.toString(stored.row().receivedMillis())
                    : turn.arrival().getClass().getSimpleName();
            taken.add(turn.lane() + ":" + what);
        }
        return taken;
    }

    private static void put(Arrivals arrivals, Arrival... all) {
        for (Arrival arrival : all) {
            arrivals.put(arrival);
        }
    }

    private static Stored message(long storedMillis, long pending) {
        TelemetryRow row = TelemetryRow.event("c1", storedMillis, "ACME", "subject", new byte[0]);
        return new Stored(row, new StreamPosition(1, storedMillis), 1, pending, START);
    }

    private static Happened cutOff() {
        return new Happened(new SourceStatus(Condition.CUT_OFF, "o2", 0, 0, "cut off"));
    }

    private static List<Long> times(Random random) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            times.add((long) random.nextInt(1000));
        }
        Collections.sort(times);
        return times;
    }
}
