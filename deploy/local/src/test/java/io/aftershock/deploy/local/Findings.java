package io.aftershock.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.server.Deadline;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the job has published to its findings stream, read message by message and without any code of the job. */
final class Findings {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int STREAM_NOT_FOUND = 10_059;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NatsSession session;
    private final String stream;
    private final List<JsonNode> read = new ArrayList<>();
    private long next = 1;

    Findings(NatsSession session, String stream) {
        this.session = session;
        this.stream = stream;
    }

    /** How a count of an account in a window that ends then is named. */
    static String key(String account, long endMillis, String what) {
        return account + " " + Instant.ofEpochMilli(endMillis) + " " + what;
    }

    /** Requests and errors of each window that was printed; a window that was printed twice is a failure. */
    Map<String, Long> windows() {
        Map<String, Long> counts = new TreeMap<>();
        for (JsonNode window : all("error_ratio")) {
            for (String what : List.of("requests", "errors")) {
                String key = key(window.path("account").asText(), end(window), what);
                Long before = counts.put(key, window.path(what).asLong());
                if (before != null) {
                    throw new AssertionError(key + " was published twice");
                }
            }
        }
        return counts;
    }

    /** How long the windows are, as the job has it. */
    List<Long> sizesMillis() {
        return all("error_ratio").stream()
                .map(window -> end(window)
                        - Instant.parse(window.path("window_start").asText()).toEpochMilli())
                .distinct()
                .toList();
    }

    /** The ids of the breaches of a check, each once. */
    List<String> breaches(String check) {
        return all("breach").stream()
                .filter(breach -> breach.path("check").asText().equals(check))
                .map(breach -> breach.path("id").asText())
                .distinct()
                .sorted()
                .toList();
    }

    /** Waits until windows have been published that end so late. */
    void awaitWindowsUntil(long endMillis) {
        Deadline.in(PATIENCE)
                .await(
                        "windows that end after " + Instant.ofEpochMilli(endMillis) + " are in " + stream,
                        () -> all("error_ratio").stream().anyMatch(window -> end(window) >= endMillis));
    }

    void awaitBreach(String check) {
        Deadline.in(PATIENCE)
                .await(
                        "a breach of " + check + " is in " + stream,
                        () -> !breaches(check).isEmpty());
    }

    private static long end(JsonNode window) {
        return Instant.parse(window.path("window_end").asText()).toEpochMilli();
    }

    private List<JsonNode> all(String record) {
        try {
            JetStreamManagement streams = session.connection().jetStreamManagement();
            StreamState state = streams.getStreamInfo(stream).getStreamState();
            for (; next <= state.getLastSequence(); next++) {
                MessageInfo message = streams.getMessage(stream, next);
                read.add(JSON.readTree(message.getData()));
            }
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != STREAM_NOT_FOUND) {
                throw new IllegalStateException("stream " + stream + " could not be read", e);
            }
        } catch (IOException e) {
            throw new IllegalStateException("stream " + stream + " could not be read", e);
        }
        return read.stream()
                .filter(finding -> finding.path("record").asText().equals(record))
                .toList();
    }
}
