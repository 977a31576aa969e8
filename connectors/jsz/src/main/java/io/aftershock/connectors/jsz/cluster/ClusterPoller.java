package io.aftershock.connectors.jsz.cluster;

import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.jsz.http.HttpPolling;
import io.aftershock.connectors.jsz.poll.PollCounters;
import io.aftershock.connectors.jsz.poll.PollLoop;
import io.aftershock.connectors.jsz.poll.PollMetric;
import io.aftershock.connectors.jsz.poll.Schedule;
import io.aftershock.connectors.jsz.poll.TimedPoll;
import io.aftershock.connectors.jsz.system.Links;
import io.aftershock.connectors.jsz.system.SystemPolling;
import io.aftershock.connectors.nats.connection.SharedConnections;
import io.aftershock.model.telemetry.TelemetryRow;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** All polls of one cluster, on threads of its own, so that no cluster waits for another. */
public final class ClusterPoller implements AutoCloseable {

    /** Connections get this long before the first round, which else would find none. */
    private static final long HEAD_START_MILLIS = 500;

    private static final long BETWEEN_LOOKS_AT_LINKS_MILLIS = 200;

    private final ScheduledExecutorService thread;
    private final ThreadPoolExecutor background;
    private final Links links;

    private ClusterPoller(ClusterPolls polls, PollCounters counters, SharedConnections shared) {
        this.thread = PollThreads.beat(polls.cluster());
        this.background = PollThreads.background(polls.cluster());
        this.links = new Links(
                polls.cluster(),
                shared,
                background,
                () -> counters.count(PollMetric.FAILURES),
                new CountedEvents(counters));
    }

    /**
     * Starts to poll; never fails, whatever state the cluster is in.
     *
     * @param shared the connections that clusters have together
     */
    public static ClusterPoller start(
            ClusterPolls polls, PollCounters counters, SharedConnections shared, Predicate<List<TelemetryRow>> taker) {
        ClusterPoller poller = new ClusterPoller(polls, counters, shared);
        long startNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HEAD_START_MILLIS);
        for (TimedPoll timed : poller.polls(polls)) {
            Schedule schedule = new Schedule(startNanos, TimeUnit.MILLISECONDS.toNanos(timed.intervalMillis()));
            new PollLoop(timed.poll(), schedule, taker, counters, poller.thread, System::nanoTime).start();
        }
        poller.tendLinks();
        return poller;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        links.close();
        background.shutdownNow();
    }

    private List<TimedPoll> polls(ClusterPolls polls) {
        InstantSource clock = InstantSource.system();
        String cluster = polls.cluster();
        List<TimedPoll> all = new ArrayList<>();
        if (polls.system() != null) {
            all.addAll(new SystemPolling(cluster, polls.system(), links, thread, clock)
                    .polls(polls.times(), polls.question()));
        }
        if (polls.http() != null) {
            all.addAll(
                    new HttpPolling(cluster, polls.http(), background, clock).polls(polls.times(), polls.question()));
        }
        return all;
    }

    private void tendLinks() {
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                () -> links.tend(System.nanoTime()), 0, BETWEEN_LOOKS_AT_LINKS_MILLIS, TimeUnit.MILLISECONDS);
    }
}
