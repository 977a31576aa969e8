package io.aftershock.exporter.push;

import io.aftershock.connectors.nats.follow.FollowedMessage;
import io.aftershock.connectors.nats.follow.StreamFollower;
import io.aftershock.connectors.nats.follow.StreamListener;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.monitor.config.FindingsConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads from the findings stream what alerts are made of, and nothing else of it: a few records of each cluster and minute,
 * where windows would be thousands. So it can begin hours back at each start, and needs no state of its own.
 */
public final class FindingsFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FindingsFeed.class);
    private static final long TICK_MILLIS = 1_000;
    private static final long GATHER_MILLIS = 100;

    private final Notifier notifier;
    private final List<StreamFollower> followers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Set<String> behind = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private volatile boolean closed;

    private FindingsFeed(Notifier notifier) {
        this.notifier = notifier;
    }

    /** Starts to read, on threads of its own, and to tell the notifier, which is closed with this. */
    public static FindingsFeed start(FindingsConfig findings, Notifier notifier, Instant now) {
        FindingsFeed feed = new FindingsFeed(notifier);
        StartingPosition back = StartingPosition.since(now.minusMillis(Notifier.READ_BACK_MILLIS));
        // What is open is told each minute, an incident only when it changes; of the clocks the present is enough.
        feed.follow(findings, "incident", StartingPosition.all());
        feed.follow(findings, "correlation", back);
        feed.follow(findings, "breach", back);
        feed.follow(findings, "heartbeat", StartingPosition.onlyNew());
        feed.behind.remove("heartbeat");
        feed.threads.add(new Thread(feed::tick, "alerts"));
        feed.threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
        return feed;
    }

    private void follow(FindingsConfig findings, String record, StartingPosition start) {
        behind.add(record);
        StreamFollower follower = new StreamFollower(
                "alerts-" + record,
                findings.endpoint(),
                findings.stream(),
                findings.subject() + "." + record + ".>",
                start,
                null,
                new Listener(record));
        followers.add(follower);
        threads.add(new Thread(follower::follow, "alerts from " + record));
    }

    /** Tells at once what is news, and else each second what time alone brings about. */
    private void tick() {
        try {
            while (!closed) {
                boolean some = news.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS);
                Thread.sleep(some ? GATHER_MILLIS : 0); // what belongs together is stored within moments
                news.drainPermits();
                tickOrSay();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void tickOrSay() {
        try {
            notifier.tick();
        } catch (RuntimeException e) {
            LOG.error("Alerts could not be made of the findings, by a mistake of this program; it is tried again.", e);
        }
    }

    private void caughtUp(String record) {
        if (behind.remove(record) && behind.isEmpty()) {
            notifier.ready();
            news.release();
        }
    }

    /** What hears one kind of record. */
    private final class Listener implements StreamListener {

        private final String record;

        private Listener(String record) {
            this.record = record;
        }

        @Override
        public void message(FollowedMessage message) {
            notifier.take(message.body(), message.storedMillis());
            if (message.pending() == 0) {
                caughtUp(record);
            }
            news.release();
        }

        @Override
        public void heard(@Nullable StreamPosition position, long pending) {
            if (pending == 0) {
                caughtUp(record);
            }
        }

        @Override
        public void happened(SourceStatus status) {
            if (!record.equals("breach")) {
                return; // the others say the same
            }
            if (status.isRead()) {
                LOG.info("{}", status.detail());
            } else {
                LOG.warn("{} Alerts stay as they were told last.", status.detail());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        followers.forEach(StreamFollower::close);
        threads.forEach(Thread::interrupt);
        notifier.close();
    }
}
