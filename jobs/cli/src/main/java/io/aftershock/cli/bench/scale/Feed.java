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
import java.util.concurrent.locks.LockSupport;

/** Publishes audits of now, so many a second for each of some clusters, until it is closed; on a thread of its own. */
final class Feed implements AutoCloseable {

    /** With nine digits always, as nats-server writes it. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

    private static final List<String> ACCOUNTS = List.of("ACME", "BETA", "CORP", "DELTA");

    /** As large as those of real servers; one in so many is of a failed call. */
    private static final int BYTES = 1_600;

    private static final int ONE_ERROR_IN = 200;

    private final AuditTemplate success =
            AuditTemplate.of(BuiltInAudit.success(BYTES)).orElseThrow();
    private final AuditTemplate failure =
            AuditTemplate.of(BuiltInAudit.failure(BYTES)).orElseThrow();
    private final Connection connection;
    private final List<String> clusters;
    private final int callsPerSecond;
    private final Thread thread = new Thread(this::publish, "bench-feed");
    private volatile boolean ended;
    private long published;

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
        for (int round = 0; !ended; round++) {
            for (String cluster : clusters) {
                publish(subject(cluster, round), audit(round));
            }
            next += TimeUnit.SECONDS.toNanos(1) / callsPerSecond;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void publish(String subject, byte[] audit) {
        try {
            connection.publish(subject, audit);
        } catch (IllegalStateException full) {
            // The server has been away for longer than the client keeps messages for it: this one is lost.
        }
    }

    private static String subject(String cluster, int round) {
        return "fleet." + cluster + ".adv." + ACCOUNTS.get(round % ACCOUNTS.size()) + ".API";
    }

    private byte[] audit(int round) {
        String id = String.format(Locale.ROOT, "feed%018d", published++);
        return (round % ONE_ERROR_IN == 0 ? failure : success).audit(id, TIME.format(Instant.now()));
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        thread.join(TimeUnit.SECONDS.toMillis(1));
        connection.close();
    }
}
