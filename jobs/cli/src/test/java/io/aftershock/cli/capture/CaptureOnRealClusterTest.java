package io.aftershock.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.cli.Wanted;
import io.aftershock.cli.replay.Replay;
import io.aftershock.cli.run.Fleet;
import io.aftershock.cli.run.StoredAudits;
import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.config.ConfigLoader;
import io.aftershock.monitor.config.SettingsConfig;
import io.aftershock.monitor.ingest.Tally;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.workload.Workload;
import io.aftershock.testkit.workload.Workloads;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The verb against real servers, one of which freezes; what it wrote is replayed and held against what they stored. */
@NeedsNatsServer
class CaptureOnRealClusterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void recordsWhatAReplayCountsAsTheObservatoriesStoredIt() throws Exception {
        try (Fleet fleet = new Fleet(folder);
                Workload poller = Workloads.missingStreamPoller(fleet.cluster())) {
            poller.start();
            Path plain = folder.resolve("plain.ndjson");
            Path redacted = folder.resolve("redacted.ndjson.gz");
            CompletableFuture<Integer> plainRun = capture(fleet, plain);
            CompletableFuture<Integer> redactedRun = capture(fleet, redacted, "--redact");
            pass(6_000);
            fleet.second.server().freeze();
            pass(4_000);
            fleet.second.server().thaw();
            pass(6_000);
            poller.close();
            fleet.stopLoad();

            assertThat(plainRun.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isZero();
            assertThat(redactedRun.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isZero();
            Map<String, Long> windows = completeWindows(fleet, plain);
            assertThat(windows).hasSizeGreaterThan(6).isEqualTo(StoredAudits.counted(fleet, windows.keySet()));
            assertThat(windows.keySet()).anyMatch(key -> key.startsWith("BETA ") && key.endsWith(" errors"));
            Map<String, Long> ofRedacted = completeWindows(fleet, redacted);
            assertThat(ofRedacted).hasSizeGreaterThan(6).isEqualTo(StoredAudits.counted(fleet, ofRedacted.keySet()));
            assertThat(holds(plain, "\"host\":\"127.0.0.1\"", "\"user\":", ".JSZ", "\"status\":{"))
                    .containsOnly(true);
            assertThat(holds(redacted, ".JSZ", "\"status\":{")).containsOnly(true);
            assertThat(holds(redacted, "127.0.0.1", "\"user\":", "\"host\":", "\"request\":"))
                    .containsOnly(false);
        }
    }

    private static CompletableFuture<Integer> capture(Fleet fleet, Path to, String... more) {
        CommandLine command = new CommandLine(new CaptureCommand()).setErr(new PrintWriter(new StringWriter()));
        List<String> arguments = new ArrayList<>(
                List.of("--config", fleet.file().toString(), "--out", to.toString(), "--from", "all", "--for", "20s"));
        arguments.addAll(List.of(more));
        return CompletableFuture.supplyAsync(() -> command.execute(arguments.toArray(String[]::new)));
    }

    private static void pass(long millis) {
        long until = System.currentTimeMillis() + millis;
        Deadline.in(PATIENCE).await("some seconds pass", () -> System.currentTimeMillis() > until);
    }

    private static Map<String, Long> completeWindows(Fleet fleet, Path capture) throws Exception {
        SettingsConfig settings = ConfigLoader.loadSettings(fleet.file(), Map.of(), List.of());
        Replay replay = Replay.of(
                List.of(new CaptureFile("of no row", capture.toString())),
                new Settings(settings.windows(), settings.thresholds()),
                1,
                new Wanted(true, false),
                new Configuration());
        assertThat(replay.totals()).containsEntry(Tally.LATE.label(), 0L).containsEntry(Tally.MALFORMED.label(), 0L);
        Map<String, Long> windows = new TreeMap<>();
        for (var line : replay.lines()) {
            JsonNode window = new ObjectMapper().readTree(line.json());
            if (line.record().equals("error_ratio") && window.path("complete").asBoolean()) {
                String key = window.path("account").asText() + " "
                        + window.path("window_end").asText();
                assertThat(window.path("cluster").asText()).isEqualTo("east");
                windows.put(key + " requests", window.path("requests").asLong());
                windows.put(key + " errors", window.path("errors").asLong());
            }
        }
        return windows;
    }

    private static List<Boolean> holds(Path capture, String... words) throws IOException {
        try (InputStream file = Files.newInputStream(capture)) {
            InputStream in = capture.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(words).map(text::contains).toList();
        }
    }
}
