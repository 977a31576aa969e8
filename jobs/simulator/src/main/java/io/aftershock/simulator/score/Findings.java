package io.aftershock.simulator.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a monitor has found, read from its JSON lines as any subscriber would. */
public record Findings(List<ToldBreach> breaches, List<ToldElection> elections) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SEVERITIES = List.of("info", "warning", "critical");

    public Findings {
        breaches = List.copyOf(breaches);
        elections = List.copyOf(elections);
    }

    /** Reads the lines of one run, in any order of their records. */
    public static Findings of(Iterable<String> lines) {
        Map<String, List<JsonNode>> breaches = new LinkedHashMap<>();
        List<JsonNode> elections = new ArrayList<>();
        Map<String, String> kinds = new LinkedHashMap<>();
        for (String line : lines) {
            JsonNode record = tree(line);
            switch (record.path("record").asText()) {
                case "breach" ->
                    breaches.computeIfAbsent(record.path("id").asText(), id -> new ArrayList<>())
                            .add(record);
                case "election" -> elections.add(record);
                case "correlation" ->
                    kinds.put(record.path("id").asText(), record.path("kind").asText("unexplained"));
                default -> {}
            }
        }
        return new Findings(
                breaches.values().stream()
                        .flatMap(revisions -> spans(revisions).stream())
                        .map(revisions -> breach(revisions, kinds))
                        .toList(),
                elections.stream()
                        .filter(election -> election.path("scope").asText().equals("meta"))
                        .map(election -> election(election, kinds))
                        .toList());
    }

    /** What was found of one cluster. */
    public Findings of(String cluster) {
        return new Findings(
                breaches.stream()
                        .filter(breach -> breach.cluster().equals(cluster))
                        .toList(),
                elections.stream()
                        .filter(election -> election.cluster().equals(cluster))
                        .toList());
    }

    /** A breach that is reopened is told of two times, though it keeps its id. */
    private static List<List<JsonNode>> spans(List<JsonNode> revisions) {
        List<List<JsonNode>> spans = new ArrayList<>();
        for (JsonNode revision : revisions) {
            if (spans.isEmpty() || revision.path("state").asText().equals("reopened")) {
                spans.add(new ArrayList<>());
            }
            spans.get(spans.size() - 1).add(revision);
        }
        return spans;
    }

    private static ToldBreach breach(List<JsonNode> revisions, Map<String, String> kinds) {
        JsonNode first = revisions.get(0);
        JsonNode last = revisions.get(revisions.size() - 1);
        String worst = revisions.stream()
                .map(revision -> revision.path("severity").asText())
                .max((one, other) -> SEVERITIES.indexOf(one) - SEVERITIES.indexOf(other))
                .orElseThrow();
        return new ToldBreach(
                first.path("id").asText(),
                first.path("check").asText(),
                first.path("cluster").asText(),
                text(first, "account"),
                text(first, "fault_side"),
                worst,
                kind(kinds, first),
                Instant.parse(first.path("at").asText()).toEpochMilli(),
                millis(last, "closed_at"));
    }

    private static ToldElection election(JsonNode election, Map<String, String> kinds) {
        return new ToldElection(
                election.path("id").asText(),
                election.path("cluster").asText(),
                text(election, "previous_leader"),
                election.path("leader").asText(),
                election.path("cause").asText(),
                Instant.parse(election.path("at").asText()).toEpochMilli(),
                election.path("outage_ms").isNull()
                        ? null
                        : (Long) election.path("outage_ms").asLong(),
                kind(kinds, election));
    }

    /** A correlation's id is made of that of what it is about. */
    private static @Nullable String kind(Map<String, String> kinds, JsonNode record) {
        String kind = kinds.get("correlation:" + record.path("id").asText());
        return "unexplained".equals(kind) ? null : kind;
    }

    private static @Nullable Long millis(JsonNode record, String field) {
        String text = text(record, field);
        return text == null ? null : (Long) Instant.parse(text).toEpochMilli();
    }

    private static @Nullable String text(JsonNode record, String field) {
        JsonNode value = record.path(field);
        return value.isNull() || value.isMissingNode() ? null : value.asText();
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a line is not JSON", e);
        }
    }
}
