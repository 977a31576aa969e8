package io.aftershock.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.cli.doctor.check.RightsChecks;
import io.aftershock.cli.doctor.facts.Need;
import io.aftershock.cli.doctor.facts.RightsFacts;
import io.aftershock.cli.doctor.look.Needs;
import io.aftershock.cli.doctor.look.RightsLook;
import io.aftershock.cli.run.FindingsStream;
import io.aftershock.connectors.nats.bucket.BucketLook;
import io.aftershock.connectors.nats.bucket.BucketWatch;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.follow.FollowedMessage;
import io.aftershock.connectors.nats.follow.StreamFollower;
import io.aftershock.connectors.nats.follow.StreamListener;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.exporter.state.SavedState;
import io.aftershock.exporter.state.StateBucket;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.monitor.config.FindingsConfig;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.Connection;
import io.nats.client.PublishOptions;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each right is taken away once on a real server, and the doctor names it; with all of them nothing is missing, and the parts work. */
@NeedsNatsServer
class RightsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static final ServerPorts PORTS = ServerPorts.claim();
    private static NatsServer server;

    private record Part(String name, List<Need> needs) {

        @Override
        public String toString() {
            return name;
        }
    }

    private record Taken(Part part, int index) {

        Need need() {
            return part.needs().get(index);
        }

        @Override
        public String toString() {
            return part + " without " + need().subject();
        }
    }

    static Stream<Part> parts() {
        return Stream.of(
                new Part("reader", Needs.reader("FLEET")),
                new Part("writer", Needs.writer("FINDINGS", "findings")),
                new Part("exporter", Needs.exporter("FINDINGS", "counts")),
                new Part("policy", Needs.bucket("policy")));
    }

    @SuppressWarnings("unused") // named in an annotation
    static Stream<Taken> taken() {
        return parts().flatMap(part ->
                Stream.iterate(0, i -> i + 1).limit(part.needs().size()).map(i -> new Taken(part, i)));
    }

    /** A user for each part with all of its rights, and one for each right without it. */
    @BeforeAll
    static void start() throws Exception {
        String users = Stream.concat(
                        parts().map(part -> user(part.name(), part.needs())),
                        taken().map(each -> user(
                                each.part() + "-" + each.index(),
                                each.part().needs().stream()
                                        .filter(need -> !need.equals(each.need()))
                                        .toList())))
                .collect(Collectors.joining("\n"));
        server = NatsServer.create(
                        "rights",
                        PORTS,
                        folder,
                        "jetstream {store_dir: store}\naccounts {A {jetstream: enabled, users: [\n{user: all, password: all}\n"
                                + users + "\n]}}\n")
                .start()
                .awaitReady(PATIENCE);
        try (Connection all = NatsConnections.connect(endpoint("all"), "aftershock-test")) {
            all.jetStreamManagement().addStream(stream("FLEET", "fleet.>"));
            all.jetStreamManagement().addStream(stream("FINDINGS", "findings.>"));
            all.jetStream().publish("fleet.east.adv.A.API", new byte[] {1});
            all.jetStream().publish("findings.breach.east", new byte[] {1});
            for (String bucket : List.of("counts", "policy")) {
                all.keyValueManagement()
                        .create(KeyValueConfiguration.builder().name(bucket).build());
                all.keyValue(bucket).put("position.of", "1");
            }
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("taken")
    void namesTheRightThatIsTakenAway(Taken taken) throws Exception {
        RightsFacts facts =
                look(taken.part() + "-" + taken.index(), taken.part().needs());

        assertThat(facts.denied()).containsExactly(taken.need());
        assertThat(RightsChecks.of(facts).get(0).mend())
                .isEqualTo("add to the permissions of its user: "
                        + (taken.need().kind() == Need.Kind.PUBLISH ? "publish" : "subscribe")
                        + ": {allow: [\"" + taken.need().subject() + "\"]}");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void findsNothingMissingWithAllOfThem(Part part) throws Exception {
        assertThat(look(part.name(), part.needs()).denied()).isEmpty();
    }

    /** To look is not to touch. */
    @Test
    void leavesNothingBehind() throws Exception {
        for (Part part : parts().toList()) {
            look(part.name(), part.needs());
        }

        try (Connection all = NatsConnections.connect(endpoint("all"), "aftershock-test")) {
            assertThat(all.jetStreamManagement().getStreamNames())
                    .containsExactlyInAnyOrder("FLEET", "FINDINGS", "KV_counts", "KV_policy");
            for (String stream : List.of("FLEET", "FINDINGS")) {
                assertThat(all.jetStreamManagement()
                                .getStreamInfo(stream)
                                .getStreamState()
                                .getLastSequence())
                        .isOne();
            }
            assertThat(all.jetStreamManagement()
                            .getStreamInfo("KV_policy")
                            .getStreamState()
                            .getMsgCount())
                    .isOne();
            assertThat(all.jetStreamManagement().getConsumerNames("FLEET")).isEmpty();
        }
    }

    /** The job's source reads by the same classes. */
    @Test
    void theyAreEnoughToReadAStream() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        try (StreamFollower follower = new StreamFollower(
                "aftershock-test",
                endpoint("reader"),
                "FLEET",
                "fleet.east.>",
                StartingPosition.all(),
                null,
                new FirstMessage(first))) {
            Thread following = new Thread(follower::follow);
            following.start();

            assertThat(first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("fleet.east.adv.A.API");

            following.interrupt();
            following.join();
        }
    }

    @Test
    void theyAreEnoughToPublishFindings() throws Exception {
        FindingsStream.ensure(
                new FindingsConfig(endpoint("writer"), FindingsConfig.Mode.JETSTREAM, "FINDINGS", "findings"));
        try (Connection writer = NatsConnections.connect(endpoint("writer"), "aftershock-test")) {
            // Refused as what comes second, and so for no lack of rights.
            PublishOptions expected =
                    PublishOptions.builder().expectedLastSequence(7).build();
            assertThatThrownBy(() -> writer.jetStream().publish("findings.breach.east", new byte[] {1}, expected))
                    .hasMessageContaining("wrong last sequence: 1");
        }
    }

    @Test
    void theyAreEnoughToReadABucketOfPolicies() throws Exception {
        try (BucketWatch watch = new BucketWatch(endpoint("policy"), "policy", "aftershock-policy")) {
            BucketLook look = watch.look(System.currentTimeMillis());

            assertThat(look.trouble()).isNull();
            assertThat(look.entries()).containsKey("position.of");
        }
    }

    @Test
    void theyAreEnoughForTheCountsOfTheExporter() throws Exception {
        try (StateBucket bucket = new StateBucket(endpoint("exporter"), "counts", "FINDINGS")) {
            assertThat(bucket.load()).isEqualTo(SavedState.NONE);
        }
    }

    /** Hears the subject of one message. */
    private record FirstMessage(CompletableFuture<String> subject) implements StreamListener {

        @Override
        public void message(FollowedMessage message) {
            subject.complete(message.subject());
        }

        @Override
        public void heard(@Nullable StreamPosition position, long pending) {}

        @Override
        public void happened(SourceStatus status) {}
    }

    private static RightsFacts look(String user, List<Need> needs) throws Exception {
        try (RightsLook look = new RightsLook()) {
            RightsFacts facts = look.facts("part", "place", endpoint(user), needs);
            assertThat(facts.problem()).isNull();
            return facts;
        }
    }

    private static NatsEndpoint endpoint(String user) throws Exception {
        Path file = folder.resolve(user + ".user");
        Files.writeString(file, user + ":" + user);
        return new NatsEndpoint(
                List.of(server.clientUrl()),
                new NatsEndpoint.Credentials(NatsEndpoint.Credentials.Kind.USER_PASSWORD, file.toString()),
                null);
    }

    private static StreamConfiguration stream(String name, String subject) {
        return StreamConfiguration.builder().name(name).subjects(subject).build();
    }

    private static String user(String name, List<Need> needs) {
        return "{user: \"%s\", password: \"%s\", permissions: {publish: {allow: [%s]}, subscribe: {allow: [%s]}}}"
                .formatted(name, name, subjects(needs, Need.Kind.PUBLISH), subjects(needs, Need.Kind.SUBSCRIBE));
    }

    /** With none to allow, NATS would allow all. */
    private static String subjects(List<Need> needs, Need.Kind kind) {
        String allowed = needs.stream()
                .filter(need -> need.kind() == kind)
                .map(need -> '"' + need.subject() + '"')
                .collect(Collectors.joining(", "));
        return allowed.isEmpty() ? "\"nothing\"" : allowed;
    }
}
