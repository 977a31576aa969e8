package io.aftershock.monitor.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was found, in a few lines that a test can hold against what was done. */
final class Plot {

    private static final String WHOLE = "cluster";

    private Plot() {}

    /** What opened, and which meta leaders were elected, in the order of time; what opened together in one line. */
    static List<String> of(Replayed found) {
        TreeMap<Long, TreeMap<String, List<String>>> moments = new TreeMap<>();
        for (JsonNode breach : found.records("breach")) {
            String state = breach.path("state").asText();
            if (Set.of("opened", "reopened").contains(state)) {
                String what = breach.path("check").asText() + " " + state + ", "
                        + breach.path("severity").asText() + ": ";
                moments.computeIfAbsent(Found.millis(breach, "at"), at -> new TreeMap<>())
                        .computeIfAbsent(what, key -> new ArrayList<>())
                        .add(account(breach));
            }
        }
        for (JsonNode election : found.metaElections()) {
            String what = "election of " + election.path("leader").asText() + ", "
                    + election.path("cause").asText();
            moments.computeIfAbsent(Found.millis(election, "at"), at -> new TreeMap<>())
                    .put(what, List.of());
        }
        return moments.values().stream()
                .flatMap(moment -> moment.entrySet().stream())
                .map(Plot::line)
                .toList();
    }

    private static String line(Map.Entry<String, List<String>> entry) {
        return entry.getKey()
                + String.join(", ", entry.getValue().stream().sorted().toList());
    }

    /** What never closed. */
    static List<String> open(Replayed found) {
        return Found.last(found.records("breach")).stream()
                .filter(breach -> !breach.path("state").asText().equals("closed"))
                .map(breach -> breach.path("check").asText() + " " + account(breach))
                .sorted()
                .toList();
    }

    /** The last verdict on each breach and election. */
    static List<String> verdicts(Replayed found) {
        return Found.last(found.records("correlation")).stream()
                .map(verdict -> account(verdict) + ": " + verdict.path("kind").asText())
                .sorted()
                .toList();
    }

    private static String account(JsonNode record) {
        return record.path("account").isNull() ? WHOLE : record.path("account").asText();
    }
}
