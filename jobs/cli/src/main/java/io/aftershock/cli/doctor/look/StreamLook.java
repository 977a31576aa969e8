package io.aftershock.cli.doctor.look;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.cli.doctor.facts.StreamFacts;
import io.aftershock.cli.doctor.facts.StreamFacts.LeafLink;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamInfoOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at one stream, and at the leaf nodes of the observatory that it is in. */
final class StreamLook {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String LEAFZ = "observatory.leafz";
    private static final int NO_SUCH_STREAM = 10059;
    private static final int NO_MESSAGE = 10037;

    private final CaptureStream stream;
    private final Connections connections;

    StreamLook(CaptureStream stream, Connections connections) {
        this.stream = stream;
        this.connections = connections;
    }

    private boolean isObservatory() {
        return stream.layout().kind() == SubjectLayout.Kind.OBSERVATORY;
    }

    /** What is there now. */
    StreamFacts facts(@Nullable List<String> pins) throws InterruptedException {
        try {
            return facts(connections.to(stream.endpoint()), pins);
        } catch (Connections.NoConnection e) {
            return StreamFacts.unseen(stream.name(), stream.stream(), isObservatory(), e.sentence());
        } catch (JetStreamApiException | IOException e) {
            return StreamFacts.unseen(stream.name(), stream.stream(), isObservatory(), String.valueOf(e.getMessage()));
        }
    }

    private StreamFacts facts(Connection connection, @Nullable List<String> pins)
            throws IOException, JetStreamApiException, InterruptedException {
        List<LeafLink> leafs = isObservatory() ? leafs(connection) : null;
        JetStreamManagement management = connection.jetStreamManagement();
        StreamConfiguration config;
        try {
            config = management.getStreamInfo(stream.stream()).getConfiguration();
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_SUCH_STREAM) {
                return new StreamFacts(
                        stream.name(), stream.stream(), isObservatory(), null, false, 0, null, 0, 0, null, pins, leafs);
            }
            throw e;
        }
        MessageInfo last = last(management, stream.filterSubject());
        MessageInfo advisory = isObservatory() ? last(management, advisories(".>")) : null;
        return new StreamFacts(
                stream.name(),
                stream.stream(),
                isObservatory(),
                null,
                true,
                count(management, stream.filterSubject()),
                last == null ? null : System.currentTimeMillis() - storedMillis(last),
                config.getMaxAge().toMillis(),
                config.getMaxBytes(),
                advisory == null ? null : stamp(advisory),
                pins,
                leafs);
    }

    String name() {
        return stream.name();
    }

    /** By account, how many answers of the API are stored; null if it cannot be told. */
    @Nullable
    Map<String, Long> advisoriesByAccount() throws InterruptedException {
        Map<String, Long> counts = new HashMap<>();
        if (!isObservatory()) {
            return null;
        }
        try {
            JetStreamManagement management = connections.to(stream.endpoint()).jetStreamManagement();
            subjects(management, advisories(".*.API")).forEach((subject, count) -> {
                String[] tokens = subject.split("\\.", -1);
                counts.merge(tokens[tokens.length - 2], count, Long::sum);
            });
        } catch (Connections.NoConnection | IOException | JetStreamApiException e) {
            return null; // facts of the stream say why
        }
        return counts;
    }

    /** What advisories are stored under, below the cluster's prefix. */
    String advisories(String rest) {
        return advisories(stream, rest);
    }

    /** The same of any stream. */
    static String advisories(CaptureStream stream, String rest) {
        return stream.filterSubject().replaceAll("\\.>$", ".adv") + rest;
    }

    private static @Nullable List<LeafLink> leafs(Connection connection) throws InterruptedException {
        List<Asking.Answer> answers = Asking.all(connection, LEAFZ, "", 1);
        if (answers.isEmpty()) {
            return null;
        }
        List<LeafLink> leafs = new ArrayList<>();
        for (JsonNode leaf : answers.get(0).body().at("/data/leafs")) {
            leafs.add(new LeafLink(
                    leaf.path("account").asText(), leaf.path("name").asText()));
        }
        return leafs;
    }

    private @Nullable MessageInfo last(JetStreamManagement management, String subject)
            throws IOException, JetStreamApiException {
        try {
            return management.getLastMessage(stream.stream(), subject);
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_MESSAGE) {
                return null;
            }
            throw e;
        }
    }

    private long count(JetStreamManagement management, String subject) throws IOException, JetStreamApiException {
        return subjects(management, subject).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Map<String, Long> subjects(JetStreamManagement management, String subject)
            throws IOException, JetStreamApiException {
        StreamInfo info = management.getStreamInfo(stream.stream(), StreamInfoOptions.filterSubjects(subject));
        Map<String, Long> subjects = info.getStreamState().getSubjectMap();
        return subjects == null ? Map.of() : subjects;
    }

    private static long storedMillis(MessageInfo message) {
        return Objects.requireNonNull(message.getTime()).toInstant().toEpochMilli();
    }

    private static long stamp(MessageInfo advisory) {
        try {
            long stamped = Times.millis(
                    JSON.readTree(advisory.getData()).path("timestamp").asText());
            return stamped == 0 ? storedMillis(advisory) : stamped;
        } catch (IOException e) {
            return storedMillis(advisory);
        }
    }
}
