package io.aftershock.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.monitor.FleetJob;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.observatory.Observatory;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.workload.Workload;
import io.aftershock.testkit.workload.Workloads;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job as {@code run} starts it, against real servers, stopped in the middle of a finding and started again. */
@NeedsNatsServer
class RunOnRealClusterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void goesOnAtTheNextAdvisoryWithWindowsAndOpenFindingsIntact() throws Exception {
        try (Fleet fleet = new Fleet(folder)) {
            Workload poller = Workloads.missingStreamPoller(fleet.cluster());
            poller.start();
            try (EmbeddedJob first = start(fleet.config())) {
                Deadline.in(PATIENCE)
                        .await("BETA's breach is open", () -> states(fleet).contains("opened"));
            }
            // Nobody watches now; what happens here must be counted all the same.
            long stopped = System.currentTimeMillis();
            Deadline.in(PATIENCE).await("some seconds pass", () -> System.currentTimeMillis() - stopped > 4_000);
            poller.close();

            try (EmbeddedJob second = start(fleet.config())) {
                long until = System.currentTimeMillis() + 10_000;
                Deadline.in(PATIENCE)
                        .await("windows of after the restart are printed", () -> lastWindowEnd(fleet) > until);
                fleet.stopLoad();
            }

            assertThat(states(fleet)).as("one episode, opened once").containsOnlyOnce("opened");
            assertThat(idsOfBreaches(fleet)).containsExactly("JETSTREAM_009:east:BETA:1");
            assertThat(printedTwice(fleet)).isEmpty();
            assertThat(secondsBetweenHeartbeats(fleet))
                    .as("none is missing, none is told twice")
                    .containsOnly(10L);
            Map<String, Long> printed = printed(fleet);
            assertThat(printed).hasSizeGreaterThan(6).isEqualTo(StoredAudits.counted(fleet, printed.keySet()));
        }
    }

    private EmbeddedJob start(FleetConfig config) throws Exception {
        return EmbeddedJob.start(
                2, folder.resolve("state"), env -> FleetJob.define(env, config, StartingPosition.all()));
    }

    private static List<JsonNode> findings(Fleet fleet, String record) {
        return Stored.bodies(fleet.first, Observatory.FINDINGS_STREAM, "findings." + record + ".");
    }

    private static List<String> states(Fleet fleet) {
        return findings(fleet, "breach").stream()
                .map(breach -> breach.path("state").asText())
                .toList();
    }

    private static Set<String> idsOfBreaches(Fleet fleet) {
        Set<String> ids = new HashSet<>();
        findings(fleet, "breach").forEach(breach -> ids.add(breach.path("id").asText()));
        return ids;
    }

    private static long lastWindowEnd(Fleet fleet) {
        return findings(fleet, "error_ratio").stream()
                .mapToLong(window ->
                        Instant.parse(window.path("window_end").asText()).toEpochMilli())
                .max()
                .orElse(0);
    }

    private static List<Long> secondsBetweenHeartbeats(Fleet fleet) {
        List<Long> seconds = findings(fleet, "heartbeat").stream()
                .map(beat -> Instant.parse(beat.path("at").asText()).getEpochSecond())
                .toList();
        return IntStream.range(1, seconds.size())
                .mapToObj(i -> seconds.get(i) - seconds.get(i - 1))
                .toList();
    }

    private static String key(JsonNode window) {
        return window.path("account").asText() + " " + window.path("window_end").asText();
    }

    private static List<String> printedTwice(Fleet fleet) {
        Set<String> seen = new HashSet<>();
        return findings(fleet, "error_ratio").stream()
                .map(RunOnRealClusterTest::key)
                .filter(key -> !seen.add(key))
                .toList();
    }

    /** Requests, errors and own requests by account and window, as the job printed them. */
    private static Map<String, Long> printed(Fleet fleet) {
        Map<String, Long> printed = new TreeMap<>();
        for (JsonNode window : findings(fleet, "error_ratio")) {
            printed.put(key(window) + " requests", window.path("requests").asLong());
            printed.put(key(window) + " errors", window.path("errors").asLong());
        }
        return printed;
    }
}
