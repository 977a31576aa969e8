package io.aftershock.connectors.jsz.cluster;

import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.testkit.server.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rounds that a poller hands over, of which a test waits for the one that it expects. */
final class RecordedRounds {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern ERROR = Pattern.compile("\\{\"_error\":\"(.*)\"}");

    private final AtomicReference<List<List<TelemetryRow>>> rounds = new AtomicReference<>(List.of());

    boolean add(List<TelemetryRow> round) {
        rounds.updateAndGet(all -> Stream.concat(all.stream(), Stream.of(round)).toList());
        return true;
    }

    /** Forgets all rounds so far. */
    void clear() {
        rounds.set(List.of());
    }

    int size() {
        return rounds.get().size();
    }

    /** Returns the first round since {@link #clear} of these subjects whose rows, in words by node, are these. */
    List<TelemetryRow> await(String subject, Map<String, String> words) {
        try {
            return Deadline.in(PATIENCE).awaitValue(subject + " " + words, () -> find(subject, words));
        } catch (IllegalStateException late) {
            throw new AssertionError(late.getMessage() + "; last seen: " + last(subject), late);
        }
    }

    private Optional<List<TelemetryRow>> find(String subject, Map<String, String> words) {
        return rounds.get().stream()
                .filter(round -> isOf(subject, round) && words(round).equals(words))
                .findFirst();
    }

    private String last(String subject) {
        return rounds.get().stream()
                .filter(round -> isOf(subject, round))
                .reduce((first, second) -> second)
                .map(round -> words(round).toString())
                .orElse("none");
    }

    private static boolean isOf(String subject, List<TelemetryRow> round) {
        return round.get(0).subject().startsWith(subject);
    }

    /** What a round says of each node: {@code via [n1, n2] of [n1, n2, n3]}, and the error if there is one. */
    private static Map<String, String> words(List<TelemetryRow> round) {
        Map<String, String> words = new TreeMap<>();
        round.forEach(row -> words.merge(String.valueOf(row.node()), words(row), (a, b) -> a + " twice"));
        return words;
    }

    private static String words(TelemetryRow row) {
        Matcher error = ERROR.matcher(new String(row.data(), StandardCharsets.UTF_8));
        String answer = error.matches() ? error.group(1) : "answer";
        return row.asked().isEmpty() ? answer : answer + " via " + row.via() + " of " + row.asked();
    }
}
