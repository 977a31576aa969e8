package io.aftershock.exporter;

import static io.aftershock.exporter.testing.Made.breach;
import static io.aftershock.exporter.testing.Made.election;
import static io.aftershock.exporter.testing.Made.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.exporter.catalogue.SeriesOutput;
import io.aftershock.exporter.testing.FindingsServer;
import io.aftershock.exporter.testing.Page;
import io.aftershock.exporter.testing.Running;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.publish.Line;
import io.aftershock.monitor.publish.Lines;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exporter on a real nats-server. */
@NeedsNatsServer
class ExporterTest {

    private static final String REQUESTS = "aftershock_api_requests_total{cluster_name=\"east\",account=\"A\",}";
    private static final String MESSAGES = "aftershock_exporter_messages_total{record=\"error_ratio\",}";
    private static final String RECREATIONS = "aftershock_exporter_stream_recreations_total";

    @TempDir
    Path folder;

    private FindingsServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = FindingsServer.start(folder);
    }

    @AfterEach
    void stopServer() throws Exception {
        server.close();
    }

    @Test
    void goesOnWhereItStoppedWithoutReadingAgainWhatItHasCounted() throws Exception {
        server.publishWindows(0, 20);
        server.publish(Lines.of(breach("A", 1, 1, BreachState.OPENED, Severity.WARNING, 1)));
        Map<String, String> counted;
        try (Running exporter = Running.start(server.findings("admin"))) {
            counted = exporter.await(REQUESTS, 2_000).counted();
        }
        assertThat(counted)
                .containsEntry(
                        "aftershock_elections_total{cluster_name=\"east\",account=\"\",scope=\"meta\",cause=\"unplanned\",}",
                        "20.0")
                .containsEntry(
                        "aftershock_findings_open{cluster_name=\"east\",account=\"A\",check=\"JETSTREAM_009\",severity=\"warning\",}",
                        "1.0");
        try (Running again = Running.start(server.findings("admin"))) {
            assertThat(again.await(REQUESTS, 2_000).counted()).isEqualTo(counted);
            assertThat(again.page().value(MESSAGES)).isEqualTo(0);
            server.publishWindows(18, 25);
            again.await(REQUESTS, 2_500);
        }
    }

    @Test
    void twoOfThemServeTheSame() throws Exception {
        try (Running one = Running.start(server.findings("admin"))) {
            server.publishWindows(0, 10);
            one.await(REQUESTS, 1_000);
            try (Running other = Running.start(server.findings("admin"))) {
                server.publishWindows(10, 20);
                one.await(REQUESTS, 2_000);
                other.await(REQUESTS, 2_000);

                assertThat(other.page().counted()).isEqualTo(one.page().counted());
            }
            server.publishWindows(20, 30);
            one.await(REQUESTS, 3_000);
        }
        // The one that stopped first must not have the last word.
        try (Running again = Running.start(server.findings("admin"))) {
            again.await(REQUESTS, 3_000);
            assertThat(again.page().value(MESSAGES)).isEqualTo(0);
        }
    }

    @Test
    void countersNeverGoBackWhileItIsStartedAgain() throws Exception {
        server.publishWindows(0, 30);
        AtomicReference<Running> current = new AtomicReference<>(Running.start(server.findings("admin")));
        AtomicBoolean done = new AtomicBoolean();
        List<Double> scraped = new CopyOnWriteArrayList<>();
        Thread scraping = new Thread(() -> {
            while (!done.get()) {
                try {
                    double value = current.get().page().value(REQUESTS);
                    if (value >= 0) {
                        scraped.add(value);
                    }
                } catch (RuntimeException e) {
                    continue; // it is not there: Prometheus sees nothing
                }
            }
        });
        scraping.start();
        for (int restart = 1; restart <= 5; restart++) {
            server.publishWindows(30 * restart, 30 * restart + 30);
            int expected = 3_000 * (restart + 1);
            current.get().await(REQUESTS, expected);
            current.get().close();
            server.publishWindows(30 * restart + 30, 30 * restart + 31);
            current.set(Running.start(server.findings("admin")));
        }
        Deadline.in(Duration.ofSeconds(60)).await("the last window is scraped", () -> scraped.contains(18_100.0));
        done.set(true);
        scraping.join();
        current.get().close();

        assertThat(scraped).isSorted();
    }

    @Test
    void goesOnCountingWhenTheStreamIsMadeAnewWhileItRunsAndWhileItDoesNot() throws Exception {
        server.publishWindows(0, 10);
        try (Running exporter = Running.start(server.findings("admin"))) {
            exporter.await(REQUESTS, 1_000);
            server.management().deleteStream(FindingsServer.STREAM);
            exporter.await("aftershock_exporter_connected", 0);
            assertThat(exporter.page().value(REQUESTS)).isEqualTo(1_000);
            server.createStream();
            server.publishWindows(10, 12);
            exporter.await(REQUESTS, 1_200);
            assertThat(exporter.page().value(RECREATIONS)).isEqualTo(1);
            assertThat(exporter.page().value("aftershock_exporter_connected")).isEqualTo(1);
        }
        server.management().deleteStream(FindingsServer.STREAM);
        server.createStream();
        server.publishWindows(10, 15);
        try (Running exporter = Running.start(server.findings("admin"))) {
            exporter.await(REQUESTS, 1_500);
            assertThat(exporter.page().value(RECREATIONS)).isEqualTo(1);
        }
    }

    @Test
    void countsOnceWhatIsStoredTwice() throws Exception {
        server.publishWindows(0, 10);
        for (int minute = 9; minute >= 0; minute--) {
            server.publishAgain(Lines.of(window("A", minute, 2)));
            server.publishAgain(Lines.of(election(minute, minute, ElectionCause.UNPLANNED)));
        }
        try (Running exporter = Running.start(server.findings("admin"))) {
            exporter.await(MESSAGES, 20);
            assertThat(exporter.page().value(REQUESTS)).isEqualTo(1_000);
        }
    }

    /** Its numbers begin anew, and the stream knows ids of messages for an hour. */
    @Test
    void countsWhatAJobWithoutStateFindsUnderANumberThatWasUsedBefore() throws Exception {
        String elections =
                "aftershock_elections_total{cluster_name=\"east\",account=\"\",scope=\"meta\",cause=\"unplanned\",}";
        try (Running exporter = Running.start(server.findings("admin"))) {
            server.publish(Lines.of(election(1, 1, ElectionCause.UNPLANNED)));
            exporter.await(elections, 1);
            server.publish(Lines.of(election(1, 20, ElectionCause.UNPLANNED)));
            exporter.await(elections, 2);
        }
    }

    @Test
    void waitsForAServerThatIsNotThereAndSaysSoByItsMetrics() throws Exception {
        server.publishWindows(0, 5);
        try (Running exporter = Running.start(server.findings("admin"))) {
            exporter.await(REQUESTS, 500);
        }
        server.process().kill();
        try (Running exporter = Running.start(server.findings("admin"))) {
            Page page = exporter.await("aftershock_exporter_connected", 0);
            assertThat(page.value(REQUESTS)).isEqualTo(-1);
            assertThat(Page.get(HttpClient.newHttpClient(), exporter.url() + "/-/ready")
                            .status())
                    .isEqualTo(503);
            server.process().start().awaitReady(Duration.ofSeconds(10));
            exporter.await(REQUESTS, 500);
        }
    }

    @Test
    void whatCannotBeReadIsCountedAndSkipped() throws Exception {
        server.publish(new Line("breach", 0, "east", "", "x", 0, 1, false, "{\"a\":", ""));
        server.publishWindows(0, 1);
        try (Running exporter = Running.start(server.findings("admin"))) {
            exporter.await(REQUESTS, 100);
            assertThat(exporter.page().value("aftershock_exporter_unreadable_messages_total"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aCompanionHearsEachFindingOnceOverARestart() throws Exception {
        Heard first = new Heard();
        server.publish(Lines.of(breach("A", 1, 1, BreachState.OPENED, Severity.WARNING, 1)));
        try (Running exporter = Running.start(server.findings("admin"), first)) {
            first.awaitCaughtUp();
        }
        server.publish(Lines.of(breach("A", 1, 2, BreachState.UPDATED, Severity.CRITICAL, 2)));
        server.publishAgain(Lines.of(breach("A", 1, 1, BreachState.OPENED, Severity.WARNING, 1)));
        Heard second = new Heard();
        try (Running exporter = Running.start(server.findings("admin"), second)) {
            second.awaitCaughtUp();
        }

        assertThat(first.told).containsExactly("restored []", "revision 1", "caught up", "closed");
        assertThat(second.told).containsExactly("restored [1]", "revision 2", "caught up", "closed");
    }

    /** A companion that notes what it is told. */
    private static final class Heard implements Companion {

        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void restored(Collection<Breach> breaches, Collection<FleetIncident> incidents) {
            List<Integer> revisions = new ArrayList<>();
            breaches.forEach(each -> revisions.add(each.revision()));
            told.add("restored " + revisions);
        }

        @Override
        public void breach(Breach breach) {
            told.add("revision " + breach.revision());
        }

        @Override
        public void caughtUp() {
            told.add("caught up");
        }

        void awaitCaughtUp() {
            Deadline.in(Duration.ofSeconds(60)).await("it has caught up", () -> told.contains("caught up"));
        }

        @Override
        public void tell(long nowMillis, SeriesOutput to) {}

        @Override
        public void close() {
            told.add("closed");
        }
    }
}
