package io.aftershock.cli.doctor;

import io.aftershock.cli.run.FindingsStream;
import io.aftershock.connectors.jsz.cluster.ClusterPoller;
import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.jsz.config.PollPath;
import io.aftershock.connectors.jsz.config.PollSubjects;
import io.aftershock.connectors.jsz.config.PollTimes;
import io.aftershock.connectors.jsz.config.SystemPolls;
import io.aftershock.connectors.jsz.poll.PollCounters;
import io.aftershock.connectors.jsz.row.ErrorBody;
import io.aftershock.connectors.nats.bucket.BucketLook;
import io.aftershock.connectors.nats.bucket.BucketWatch;
import io.aftershock.connectors.nats.connection.Denials;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.connection.SharedConnections;
import io.aftershock.connectors.nats.follow.FollowedMessage;
import io.aftershock.connectors.nats.follow.StreamFollower;
import io.aftershock.connectors.nats.follow.StreamListener;
import io.aftershock.connectors.nats.source.fleet.CoreSubscription;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.merge.Arrival;
import io.aftershock.connectors.nats.source.merge.Arrivals;
import io.aftershock.connectors.nats.source.merge.Doorbell;
import io.aftershock.connectors.nats.source.merge.Lane;
import io.aftershock.connectors.nats.source.merge.StoredTimeMerge;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.connectors.nats.source.stream.SubscriptionReader;
import io.aftershock.exporter.series.ClusterState;
import io.aftershock.exporter.series.FleetSeries;
import io.aftershock.exporter.series.IncidentState;
import io.aftershock.exporter.series.StoredPosition;
import io.aftershock.exporter.state.StateBucket;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.config.FindingsConfig;
import io.nats.client.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.jspecify.annotations.Nullable;

/** What a part does in NATS, done once by the classes that it uses; throws what it would say if it cannot. */
@FunctionalInterface
interface RealWork {

    void with(NatsEndpoint endpoint) throws Exception;

    /** What never ends is not waited for longer. */
    Duration PATIENCE = Duration.ofSeconds(60);

    /** By the classes of the job's source. */
    static void read(NatsEndpoint endpoint, String stream) throws Exception {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        try (StreamFollower follower = new StreamFollower(
                "aftershock-test", endpoint, stream, ">", StartingPosition.all(), null, new FirstMessage(outcome))) {
            Thread following = new Thread(follower::follow);
            following.start();
            try {
                outcome.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } finally {
                following.interrupt();
                following.join();
            }
        }
    }

    static void listen(NatsEndpoint endpoint, List<String> subjects) throws Exception {
        Doorbell doorbell = new Doorbell();
        Arrivals arrivals = new Arrivals(doorbell);
        Lane lane = new Lane(arrivals, System.currentTimeMillis());
        StoredTimeMerge turns = new StoredTimeMerge(List.of(lane), 0);
        try (SubscriptionReader reader = new SubscriptionReader(
                "east",
                new CoreSubscription("here", endpoint, "A", subjects),
                new SharedConnections("aftershock-test"),
                arrivals)) {
            reader.start();
            while (true) {
                lane.refill();
                StoredTimeMerge.Turn turn = turns.next(System.currentTimeMillis());
                if (turn == null) {
                    doorbell.pause(100);
                } else if (turn.arrival() instanceof Arrival.Happened happened) {
                    failIfOver(happened.status());
                } else if (turn.arrival() instanceof Arrival.Heard) {
                    return; // it listens, and nobody has complained
                }
            }
        }
    }

    static void poll(NatsEndpoint endpoint, PollSubjects main, PollSubjects throughNode) throws Exception {
        SystemPolls polls = new SystemPolls(
                new PollPath(endpoint, main), Map.of(RightsServer.NODE, new PollPath(endpoint, throughNode)));
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        Set<String> answered = ConcurrentHashMap.newKeySet();
        Map<String, Integer> silences = new ConcurrentHashMap<>();
        try (ClusterPoller poller = ClusterPoller.start(
                ClusterPolls.over("east", polls).every(new PollTimes(2_000, 2_000)),
                new PollCounters(new UnregisteredMetricsGroup(), "east"),
                new SharedConnections("aftershock-test"),
                rows -> {
                    rows.forEach(row -> count(row, answered, silences));
                    if (answered.size() == 3) {
                        outcome.complete(null);
                    }
                    // On a machine that is busy an answer may come too late for its round.
                    silences.forEach((subject, times) -> {
                        if (times > 2) {
                            outcome.completeExceptionally(new IOException("no answer to " + subject));
                        }
                    });
                    return true;
                })) {
            outcome.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static void count(TelemetryRow row, Set<String> answered, Map<String, Integer> silences) {
        if (!ErrorBody.isIn(row.data())) {
            answered.add(row.subject());
        } else if (new String(row.data(), StandardCharsets.UTF_8).contains("no answer")) {
            silences.merge(row.subject(), 1, Integer::sum);
        }
    }

    static void publish(NatsEndpoint endpoint) throws Exception {
        FindingsStream.ensure(new FindingsConfig(endpoint, FindingsConfig.Mode.JETSTREAM, "FINDINGS", "findings"));
        try (Connection connection = NatsConnections.connect(endpoint, "aftershock-test")) {
            connection.jetStream().publish("findings.breach.east", new byte[] {1});
        }
    }

    static void publishToWhoListens(NatsEndpoint endpoint) throws Exception {
        Denials denials = new Denials();
        try (Connection connection = NatsConnections.connect(endpoint, "aftershock-test", denials)) {
            connection.publish("heard.breach.east", new byte[] {1});
            connection.flush(PATIENCE);
            String last = connection.getLastError();
            if (last != null && !last.isEmpty()) {
                throw new IOException(last);
            }
        }
    }

    /** Reads findings, and keeps counts: saves them, forgets a cluster, and is there again after a restart. */
    static void export(NatsEndpoint endpoint) throws Exception {
        read(endpoint, "FINDINGS");
        StreamPosition position = new StreamPosition(1, 1);
        try (StateBucket bucket = new StateBucket(endpoint, "counts", "FINDINGS")) {
            bucket.load();
            StoredPosition upTo = StoredPosition.of(position);
            bucket.save(new FleetSeries.Change(
                    List.of(),
                    Set.of("a-cluster-that-left"),
                    new IncidentState(ClusterState.VERSION, upTo, List.of()),
                    position));
        }
        try (StateBucket restarted = new StateBucket(endpoint, "counts", "FINDINGS")) {
            if (!position.equals(restarted.load().position())) {
                throw new IOException("what was saved is not there");
            }
        }
    }

    static void readBucket(NatsEndpoint endpoint) throws Exception {
        try (BucketWatch watch = new BucketWatch(endpoint, "policy", "aftershock-policy")) {
            BucketLook look = watch.look(System.currentTimeMillis());
            if (look.trouble() != null) {
                throw new IOException(look.trouble());
            }
        }
    }

    private static void failIfOver(SourceStatus status) throws IOException {
        if (status.condition() == Condition.REFUSED
                || status.condition() == Condition.CUT_OFF
                || status.condition() == Condition.CONSUMER_LOST) {
            throw new IOException(status.detail());
        }
    }

    /** Is content with one message. */
    record FirstMessage(CompletableFuture<Void> outcome) implements StreamListener {

        @Override
        public void message(FollowedMessage message) {
            outcome.complete(null);
        }

        @Override
        public void heard(@Nullable StreamPosition position, long pending) {}

        @Override
        public void happened(SourceStatus status) {
            try {
                failIfOver(status);
            } catch (IOException e) {
                outcome.completeExceptionally(e);
            }
        }
    }
}
