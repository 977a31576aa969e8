package io.aftershock.connectors.jsz.poll;

import static io.aftershock.connectors.jsz.poll.PollMetric.ANSWERS;
import static io.aftershock.connectors.jsz.poll.PollMetric.DROPPED;
import static io.aftershock.connectors.jsz.poll.PollMetric.FAILURES;
import static io.aftershock.connectors.jsz.poll.PollMetric.MISSING_ANSWERS;
import static io.aftershock.connectors.jsz.poll.PollMetric.POLLS;
import static io.aftershock.connectors.jsz.poll.PollMetric.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.jsz.row.HttpRows;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.testkit.server.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollLoopTest {

    private static final long INTERVAL_NANOS = 10_000_000;
    private static final HttpRows ROWS = new HttpRows("c1", "jsz");
    private static final List<TelemetryRow> ROUND = List.of(
            ROWS.response("n1", 7, 200, "{}".getBytes(StandardCharsets.UTF_8)), ROWS.failure("n2", 8, "refused"));

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final PollCounters counters = new PollCounters(new UnregisteredMetricsGroup(), "c1");

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void countsAnswersAndMissingAnswersOfEachRound() {
        start(() -> CompletableFuture.completedFuture(ROUND), rows -> true);

        awaitCount(ANSWERS, 3);
        stop();
        assertThat(counters.get(MISSING_ANSWERS)).isEqualTo(counters.get(ANSWERS));
        assertThat(counters.get(POLLS)).isEqualTo(counters.get(ANSWERS));
        assertThat(counters.get(DROPPED)).isZero();
    }

    @Test
    void skipsRoundsWhileOneIsNotOver() {
        CompletableFuture<List<TelemetryRow>> slow = new CompletableFuture<>();
        start(() -> slow, rows -> true);

        awaitCount(SKIPPED, 3);
        assertThat(counters.get(POLLS)).isEqualTo(1);

        slow.complete(ROUND);
        awaitCount(POLLS, 2);
    }

    @Test
    void countsRoundsThatNobodyTakes() {
        start(() -> CompletableFuture.completedFuture(ROUND), rows -> false);

        awaitCount(DROPPED, 2);
    }

    @Test
    void goesOnAfterAnError() {
        start(
                () -> {
                    throw new IllegalStateException("made for this test");
                },
                rows -> true);

        awaitCount(FAILURES, 2);
        assertThat(counters.get(ANSWERS)).isZero();
    }

    private void start(Poll poll, Predicate<List<TelemetryRow>> taker) {
        Schedule schedule = new Schedule(System.nanoTime(), INTERVAL_NANOS);
        new PollLoop(poll, schedule, taker, counters, thread, System::nanoTime).start();
    }

    private void awaitCount(PollMetric metric, long count) {
        Deadline.in(Duration.ofSeconds(5)).await(metric + " " + count, () -> counters.get(metric) >= count);
    }
}
