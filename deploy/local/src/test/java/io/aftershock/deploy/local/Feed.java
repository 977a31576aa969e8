package io.aftershock.deploy.local;

import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** The audits of a cluster that is made up, published one after the other and remembered, so that a test knows each count. */
final class Feed implements AutoCloseable {

    static final long SIZE_MILLIS = 10_000;
    static final long SLIDE_MILLIS = 5_000;

    private static final List<String> ACCOUNTS = List.of("ACME", "BETA", "CORP");
    private static final int ONE_FAILS_IN = 10;
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private static final String AUDIT = """
            {"type":"io.nats.jetstream.advisory.v1.api_audit","id":"%s","timestamp":"%s","server":"n1",\
            "client":{"start":"2026-11-20T05:01:03.279713995Z","host":"127.0.0.1","id":%d,"acc":"%s","user":"u",\
            "name":"orders-api","lang":"go","ver":"1.47.0","server":"n1","cluster":"%s","kind":"Client",\
            "client_type":"nats"},"subject":"$JS.API.STREAM.INFO.ORDERS","response":"%s"}""";
    private static final String SUCCESS =
            "{\\\"type\\\":\\\"io.nats.jetstream.api.v1.stream_info_response\\\",\\\"total\\\":0}";
    private static final String FAILURE = "{\\\"type\\\":\\\"io.nats.jetstream.api.v1.stream_info_response\\\","
            + "\\\"error\\\":{\\\"code\\\":404,\\\"err_code\\\":10059,\\\"description\\\":\\\"stream not found\\\"}}";

    private final String cluster;
    private final NatsSession session;
    private final ConcurrentLinkedQueue<Published> published = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread publisher;

    private record Published(String account, long atMillis, boolean failed) {}

    private Feed(String cluster, NatsSession session) {
        this.cluster = cluster;
        this.session = session;
        this.publisher = new Thread(this::publish, "feed of " + cluster);
    }

    /** Makes the streams of telemetry and findings of a cluster and begins to publish. */
    static Feed start(NatsServer server, String cluster) throws IOException, JetStreamApiException {
        NatsSession session = NatsSession.open(List.of(server.clientUrl()), "any", "feed-" + cluster);
        Feed feed = new Feed(cluster, session);
        session.connection()
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name("FLEET_" + cluster)
                        .subjects("fleet." + cluster + ".adv.>")
                        .storageType(StorageType.File)
                        .build());
        feed.publisher.start();
        return feed;
    }

    private void publish() {
        try {
            JetStream stream = session.connection().jetStream();
            for (int i = 0; !closed.get(); i++) {
                publish(stream, i);
                Thread.sleep(BETWEEN.toMillis());
            }
        } catch (Exception e) {
            throw new IllegalStateException("the feed of " + cluster + " has ended", e);
        }
    }

    private void publish(JetStream stream, int number) throws Exception {
        String account = ACCOUNTS.get(number % ACCOUNTS.size());
        boolean failed = number % ONE_FAILS_IN == 0;
        long now = System.currentTimeMillis();
        String audit = String.format(
                Locale.ROOT,
                AUDIT,
                String.format(Locale.ROOT, "%s%018d", cluster.substring(0, 4), number),
                Instant.ofEpochMilli(now),
                number % 7,
                account,
                cluster,
                failed ? FAILURE : SUCCESS);
        // Kept before it is told: nobody reads what the test does not know of.
        published.add(new Published(account, now, failed));
        stream.publish("fleet." + cluster + ".adv." + account + ".API", audit.getBytes(StandardCharsets.UTF_8));
    }

    /** How many there were in each of these windows, in the words of {@link Findings#windows()}. */
    Map<String, Long> counted(Iterable<String> windows) {
        Map<String, Long> counts = new TreeMap<>();
        windows.forEach(window -> counts.put(window, 0L));
        for (Published each : published) {
            for (long end = (each.atMillis / SLIDE_MILLIS + 1) * SLIDE_MILLIS;
                    end <= each.atMillis + SIZE_MILLIS;
                    end += SLIDE_MILLIS) {
                counts.computeIfPresent(Findings.key(each.account, end, "requests"), (key, count) -> count + 1);
                if (each.failed) {
                    counts.computeIfPresent(Findings.key(each.account, end, "errors"), (key, count) -> count + 1);
                }
            }
        }
        return counts;
    }

    /** How many audits there were in a minute, and the minutes in which there were any. */
    Map<Long, Long> byMinute() {
        Map<Long, Long> counts = new TreeMap<>();
        published.forEach(each -> counts.merge(each.atMillis / 60_000 * 60_000, 1L, Long::sum));
        return counts;
    }

    void awaitPublished(int more) {
        int until = published.size() + more;
        Deadline.in(Duration.ofMinutes(1)).await(more + " more audits are published", () -> published.size() >= until);
    }

    @Override
    public void close() {
        closed.set(true);
        try {
            publisher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        session.close();
    }
}
