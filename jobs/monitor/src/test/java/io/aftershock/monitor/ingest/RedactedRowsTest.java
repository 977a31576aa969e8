package io.aftershock.monitor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.connectors.capture.Captures;
import io.aftershock.model.api.ApiCall;
import io.aftershock.model.api.RequestKey;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import io.aftershock.monitor.redact.RowRedaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A redacted row is decoded as the row itself: who reads one more field has to keep it there too. */
class RedactedRowsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RowDecoder decoder = new RowDecoder();
    private final RowRedaction redaction = new RowRedaction();

    private final Map<Long, Long> requests = new HashMap<>();
    private final Map<Long, Long> requestsBefore = new HashMap<>();

    @ParameterizedTest
    @EnumSource
    void saysOfEachRowOfACaptureWhatItSaid(io.aftershock.monitor.replay.Captures capture) throws IOException {
        Captures.forEachRow(List.of(capture.file()), this::assertDecodedAlike);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void saysOfEachTypeWhatItSaid(Path sample) throws IOException {
        JsonNode row = JSON.readTree(sample.toFile());

        assertDecodedAlike(TelemetryRow.event(
                "labc1",
                java.time.Instant.parse("2026-11-20T05:03:00Z").toEpochMilli(),
                row.path("account").asText(),
                row.path("subject").asText(),
                row.path("data").toString().getBytes(StandardCharsets.UTF_8)));
    }

    static Stream<Path> events() throws Exception {
        return SamplesTest.events();
    }

    @ParameterizedTest
    @EnumSource
    void leavesADeadLetterOfTheSameReason(BadRow bad) {
        TelemetryRow row = bad.row("east");
        TelemetryRow redacted = redaction.redacted(row);

        if (decoder.decode(row) instanceof Decoded.Dead dead) {
            assertThat(decoder.decode(redacted))
                    .isInstanceOfSatisfying(
                            Decoded.Dead.class, now -> assertThat(now.reason()).isEqualTo(dead.reason()));
        } else {
            // Unknown, or of an absurd time, which only the cluster's clock can tell.
            assertDecodedAlike(row);
        }
    }

    private void assertDecodedAlike(TelemetryRow row) {
        Decoded before = decoder.decode(row);
        Decoded after = decoder.decode(redaction.redacted(row));

        assertThat(after)
                .as(() -> row.kind() == Kind.EVENT ? row.subject() : row.kind() + " " + row.subject())
                .usingRecursiveComparison()
                .ignoringFields("signal.payload.call.request", "signal.payload.doubt.bytes")
                .isEqualTo(before);
        assertSameRequest(request(before), request(after));
    }

    /** The subjects of requests become other words, so that their keys differ, but never which of them are alike. */
    private void assertSameRequest(long before, long after) {
        assertThat(requests.computeIfAbsent(before, key -> after)).isEqualTo(after);
        assertThat(requestsBefore.computeIfAbsent(after, key -> before)).isEqualTo(before);
    }

    private static long request(Decoded decoded) {
        ApiCall call =
                decoded instanceof Decoded.Accepted accepted ? accepted.signal().call() : null;
        return call == null ? RequestKey.UNKNOWN : call.request();
    }
}
