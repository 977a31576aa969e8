package io.aftershock.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.doctor.check.RightsChecks;
import io.aftershock.cli.doctor.facts.Need;
import io.aftershock.cli.doctor.facts.RightsFacts;
import io.aftershock.cli.doctor.look.RightsLook;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With all of its rights each part works and nothing is missing. Each right is taken away once on a real server: the doctor
 * names it, and the part does not work any more.
 */
@NeedsNatsServer
class RightsTest {

    @TempDir
    static Path folder;

    private static final int AT_ONCE = 16;

    private static RightsServer server;

    /** By user, what its work said: nothing if it was done. */
    private static final Map<String, Optional<String>> WORK = new ConcurrentHashMap<>();

    static Stream<RightsPart> parts() {
        return RightsPart.all();
    }

    static Stream<RightsPart.Without> eachWithoutOne() {
        return RightsPart.eachWithoutOne();
    }

    @BeforeAll
    static void start() throws Exception {
        server = RightsServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<RightsPart> partsAndDoctor() {
        return RightsPart.allAndDoctor();
    }

    static Stream<RightsPart.Without> eachAndDoctorWithoutOne() {
        return RightsPart.eachWithoutOne(partsAndDoctor());
    }

    @ParameterizedTest
    @MethodSource("eachAndDoctorWithoutOne")
    void namesTheRightThatIsTakenAway(RightsPart.Without without) throws Exception {
        RightsFacts facts = look(without.user(), without.part().needs());

        assertThat(facts.denied()).containsExactly(without.need());
        assertThat(RightsChecks.of(facts).get(0).mend())
                .isEqualTo("add to the permissions of its user: "
                        + (without.need().kind() == Need.Kind.PUBLISH ? "publish" : "subscribe")
                        + ": {allow: [\"" + without.need().subject() + "\"]}");
    }

    @ParameterizedTest
    @MethodSource("partsAndDoctor")
    void findsNothingMissingWithAllOfThem(RightsPart part) throws Exception {
        assertThat(look(part.user(), part.needs()).denied()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void allOfThemAreEnough(RightsPart part) throws Exception {
        assertThat(work(part.user())).isEmpty();
    }

    /** What is denied goes unanswered, so that this takes seconds: much of it is done at once. */
    @ParameterizedTest
    @MethodSource("eachWithoutOne")
    void noneIsTooMany(RightsPart.Without without) throws Exception {
        if (without.isForTidiness()) {
            assertThat(work(without.user())).isEmpty();
        } else {
            assertThat(work(without.user())).isPresent();
        }
    }

    /** A count that cannot be kept has to be mended by somebody who reads this. */
    @Test
    void saysWhatIsNotAllowedIfCountsCannotBeSaved() throws Exception {
        RightsPart.Without without = eachWithoutOne()
                .filter(each -> each.need().subject().equals("$KV.counts.>"))
                .findFirst()
                .orElseThrow();

        assertThat(work(without.user()).orElseThrow())
                .matches("Bucket counts at nats://\\S+ cannot be written: Permissions Violation for Publish to"
                        + " \"\\$KV\\.counts\\.\\S+\"; \\./aftershock doctor names each right that the user lacks\\.");
    }

    /** To look is not to touch. */
    @Test
    void leavesNothingBehind() throws Exception {
        try (Connection all = NatsConnections.connect(server.endpoint("all"), "aftershock-test")) {
            JetStreamManagement streams = all.jetStreamManagement();
            List<String> names = streams.getStreamNames();
            long consumers = streams.getStreamInfo("FLEET").getStreamState().getConsumerCount();
            long findings = streams.getStreamInfo("FINDINGS").getStreamState().getLastSequence();
            long telemetry = streams.getStreamInfo("FLEET").getStreamState().getLastSequence();
            long policies = streams.getStreamInfo("KV_policy").getStreamState().getLastSequence();

            for (RightsPart part : parts().toList()) {
                look(part.user(), part.needs());
            }

            assertThat(streams.getStreamNames())
                    .containsExactlyInAnyOrderElementsOf(names)
                    .hasSize(4);
            assertThat(streams.getStreamInfo("FLEET").getStreamState().getConsumerCount())
                    .isLessThanOrEqualTo(consumers);
            assertThat(streams.getStreamInfo("FINDINGS").getStreamState().getLastSequence())
                    .isEqualTo(findings);
            assertThat(streams.getStreamInfo("FLEET").getStreamState().getLastSequence())
                    .isEqualTo(telemetry);
            assertThat(streams.getStreamInfo("KV_policy").getStreamState().getLastSequence())
                    .isEqualTo(policies);
        }
    }

    private static synchronized Optional<String> work(String user) throws Exception {
        if (WORK.isEmpty()) {
            workAll();
        }
        return WORK.getOrDefault(user, Optional.of("nobody has worked as " + user));
    }

    private static void workAll() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> all = Stream.concat(
                            parts().map(part -> threads.submit(() -> work(part.user(), part.work()))),
                            eachWithoutOne()
                                    .map(each -> threads.submit(
                                            () -> work(each.user(), each.part().work()))))
                    .<Future<?>>map(each -> each)
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void work(String user, RealWork work) {
        String said;
        do {
            said = said(user, work);
        } while (said.contains("Unable to connect")); // the machine is busy; rights are asked for later
        WORK.put(user, said.isEmpty() ? Optional.empty() : Optional.of(said));
    }

    /** Nothing if the work was done. */
    private static String said(String user, RealWork work) {
        try {
            work.with(server.endpoint(user));
            return "";
        } catch (Exception e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static RightsFacts look(String user, List<Need> needs) throws Exception {
        try (RightsLook look = new RightsLook()) {
            RightsFacts facts = look.facts("part", "place", server.endpoint(user), needs);
            assertThat(facts.problem()).isNull();
            return facts;
        }
    }
}
