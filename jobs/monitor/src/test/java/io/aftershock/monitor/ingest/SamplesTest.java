package io.aftershock.monitor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import io.aftershock.monitor.signal.Signal;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One message of each type, from servers of three versions: each is read for what it is. */
class SamplesTest {

    private static final long RECEIVED = Instant.parse("2026-11-20T05:03:00Z").toEpochMilli();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** By the file's name without direction and details; what is not here matters by its time only. */
    private static final Map<String, Signal.Kind> KINDS = Map.of(
            "api_audit", Signal.Kind.CALL,
            "domain_leader_elected", Signal.Kind.LEADER_ELECTED,
            "stream_leader_elected", Signal.Kind.LEADER_ELECTED,
            "consumer_leader_elected", Signal.Kind.LEADER_ELECTED,
            "stream_action", Signal.Kind.ASSET_CHANGE,
            "consumer_action", Signal.Kind.ASSET_CHANGE,
            "STATSZ", Signal.Kind.SERVER_EVENT,
            "LAMEDUCK", Signal.Kind.SERVER_EVENT,
            "SHUTDOWN", Signal.Kind.SERVER_EVENT);

    private final RowDecoder decoder = new RowDecoder();

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void readsEachEventForWhatItIs(Path sample) throws IOException {
        JsonNode row = JSON.readTree(sample.toFile());
        String type = sample.getFileName().toString().split("\\.")[1];

        Decoded decoded = decoder.decode(TelemetryRow.event(
                "labc1",
                RECEIVED,
                row.path("account").asText(),
                row.path("subject").asText(),
                row.path("data").toString().getBytes(StandardCharsets.UTF_8)));

        assertThat(decoded).isInstanceOfSatisfying(Decoded.Accepted.class, accepted -> {
            assertThat(accepted.signal().kind()).isEqualTo(KINDS.getOrDefault(type, Signal.Kind.TIME));
            assertThat(accepted.signal().id().isEmpty())
                    .isEqualTo(accepted.signal().kind() == Signal.Kind.SERVER_EVENT);
            assertThat(accepted.signal().polled()).isFalse();
            assertThat(Instant.ofEpochMilli(accepted.signal().atMillis()))
                    .isBetween(Instant.parse("2026-11-20T05:01:00Z"), Instant.parse("2026-11-20T05:02:02Z"));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("polls")
    void readsEachAnswerToAPoll(Path sample) throws IOException {
        String name = sample.getFileName().toString();
        boolean http = name.startsWith("http.");
        TelemetryRow row = new TelemetryRow(
                "labc1",
                RECEIVED,
                http ? Kind.HTTP_POLL : Kind.POLL,
                http ? "$HTTP" : "SYS",
                http ? name.split("\\.")[1] + ".n3" : "$SYS.REQ.SERVER.PING." + name.split("\\.")[2],
                null,
                List.of(),
                List.of(),
                Files.readAllBytes(sample),
                null);

        assertThat(decoder.decode(row)).isInstanceOfSatisfying(Decoded.Accepted.class, accepted -> {
            assertThat(accepted.signal().polled()).isTrue();
            boolean meta =
                    name.contains("jsz") || name.contains("JSZ") || name.contains("raftz") || name.contains("RAFTZ");
            assertThat(accepted.signal().kind()).isEqualTo(meta ? Signal.Kind.META_VIEW : Signal.Kind.TIME);
            if (meta) {
                assertThat(accepted.signal().metaView().leaderKnown()).isTrue();
            }
        });
    }

    static Stream<Path> events() throws Exception {
        return samples().filter(path -> !isPoll(path));
    }

    static Stream<Path> polls() throws Exception {
        return samples().filter(SamplesTest::isPoll);
    }

    private static boolean isPoll(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith("http.") || name.contains(".PING.");
    }

    private static Stream<Path> samples() throws IOException, URISyntaxException {
        try (Stream<Path> files =
                Files.walk(Path.of(SamplesTest.class.getResource("/samples").toURI()))) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }
}
