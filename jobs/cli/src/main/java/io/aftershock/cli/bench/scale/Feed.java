package io.aftershock.cli.bench.scale;

import io.aftershock.cli.bench.AuditTemplate;
import io.aftershock.cli.bench.BuiltInAudit;
import io.nats.client.Connection;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Publishes audits of now, so many a second for each of some clusters, until it is ended; on a thread of its own. */
final class Feed implements AutoCloseable {

    /** With nine digits always, as nats-server writes it. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

    private static final List<String> ACCOUNTS = List.of("ACME", "BETA", "CORP", "DELTA");

    /** As large as those of real servers; one in so many is of a failed call. */
    private static final int BYTES = 1_600;

    private static final int ONE_ERROR_IN = 200;

    /** As NUID makes them. */
    private static final int ID_LENGTH = 22;

    private final AuditTemplate success =
            AuditTemplate.of(BuiltInAudit.success(BYTES)).orElseThrow();
    private final AuditTemplate failure =
            AuditTemplate.of(BuiltInAudit.failure(BYTES)).orElseThrow();
    private final Connection connection;
    private final List<String> clusters;
    private final int callsPerSecond;
    private final Thread thread = new Thread(this::publish, "bench-feed");
    private final String run = Long.toHexString(Instant.now().getEpochSecond());
    private volatile boolean ended;
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private int rounds;

    private Feed(Connection connection, List<String> clusters, int callsPerSecond) {
        this.connection = connection;
        this.clusters = clusters;
        this.callsPerSecond = callsPerSecond;
    }

    /** @param connection is closed with the feed */
    static Feed start(Connection connection, List<String> clusters, int callsPerSecond) {
        Feed feed = new Feed(connection, clusters, callsPerSecond);
        feed.thread.setDaemon(true);
        feed.thread.start();
        return feed;
    }

    /** One audit of each cluster in each round; a feed that was held up catches up, and its audits say when they were made. */
    private void publish() {
        long next = System.nanoTime();
        while (!ended) {
            publishRound();
            next += TimeUnit.SECONDS.toNanos(1) / callsPerSecond;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** One audit more of each cluster, once the feed has ended: it moves their clocks on. */
    void publishRound() {
        for (String cluster : clusters) {
            publish(subject(cluster, rounds), audit(rounds));
        }
        rounds++;
    }

    private void publish(String subject, byte[] audit) {
        try {
            connection.publish(subject, audit);
            published.incrementAndGet();
        } catch (IllegalStateException full) {
            // The server has been away for longer than the client keeps messages for it.
            lost.incrementAndGet();
        }
    }

    /** How many audits were handed to the connection. */
    long published() {
        return published.get();
    }

    /** How many it did not take, for no server took them from it. */
    long lost() {
        return lost.get();
    }

    private static String subject(String cluster, int round) {
        return "fleet." + cluster + ".adv." + ACCOUNTS.get(round % ACCOUNTS.size()) + ".API";
    }

    private byte[] audit(int round) {
        String id = String.format(
                Locale.ROOT, "%s%0" + (ID_LENGTH - run.length()) + "d", run, published.get() + lost.get());
        return (round % ONE_ERROR_IN == 0 ? failure : success).audit(id, TIME.format(Instant.now()));
    }

    /** Waits for the round that is being published. */
    void end() throws InterruptedException {
        ended = true;
        thread.join(TimeUnit.SECONDS.toMillis(1));
    }

    @Override
    public void close() throws InterruptedException {
        end();
        connection.close();
    }
}
