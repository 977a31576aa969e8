package io.aftershock.deploy.monitoring.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is in {@code deploy/monitoring/prometheus}. */
final class RuleFiles {

    static final Path FOLDER = Path.of("prometheus");
    static final Path CONFIG = FOLDER.resolve("prometheus.yml");
    static final Path RECORDING = FOLDER.resolve("recording.yml");
    static final Path ALERTING = FOLDER.resolve("alerting.yml");

    private static final YAMLMapper YAML = new YAMLMapper();

    private RuleFiles() {}

    /** All rules of a file, in their order. */
    static List<JsonNode> rules(Path file) {
        List<JsonNode> rules = new ArrayList<>();
        read(file).path("groups").forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    /** The names of all alerts. */
    static List<String> alerts() {
        return rules(ALERTING).stream().map(rule -> rule.path("alert").asText()).toList();
    }

    /** The files of cases for promtool. */
    static List<Path> tests() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("tests"))) {
            return files.sorted().toList();
        }
    }

    /** What each case asks of an alert at a time, in all files. */
    static List<JsonNode> checks() throws IOException {
        List<JsonNode> checks = new ArrayList<>();
        for (Path file : tests()) {
            read(file)
                    .path("tests")
                    .forEach(test -> test.path("alert_rule_test").forEach(checks::add));
        }
        return checks;
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
