package io.aftershock.cli.observatory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.monitor.config.observatory.ObservatoriesConfig;
import io.aftershock.monitor.config.observatory.ObservatoryConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The streams of an observatory, as {@code nats stream add --config} and as NACK read them. */
final class StreamDefinitions {

    /** As the job makes it if it is not there. */
    private static final Duration FINDINGS_AGE = Duration.ofDays(30);

    private static final Duration FINDINGS_DUPLICATES = Duration.ofHours(1);
    private static final Duration FLEET_DUPLICATES = Duration.ofSeconds(10);
    private static final long FINDINGS_BYTES = 1_000_000_000;

    /** @param account in which it is, as NACK's resource of it is named */
    private record Definition(
            String name, List<String> subjects, Duration maxAge, long maxBytes, Duration duplicates, String account) {

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", name);
            json.put("subjects", subjects);
            json.put("retention", "limits");
            json.put("storage", "file");
            json.put("discard", "old");
            json.put("num_replicas", 1);
            json.put("max_age", maxAge.toNanos());
            json.put("max_bytes", maxBytes);
            json.put("max_msgs", -1);
            json.put("max_msg_size", -1);
            json.put("max_consumers", -1);
            json.put("duplicate_window", duplicates.toNanos());
            return json;
        }

        String manifest(String observatory) {
            return """
                    ---
                    apiVersion: jetstream.nats.io/v1beta2
                    kind: Stream
                    metadata:
                      name: %1$s
                    spec:
                      account: %1$s
                      name: %2$s
                      subjects: ["%3$s"]
                      retention: limits
                      storage: file
                      discard: old
                      replicas: 1
                      maxAge: %4$ds
                      maxBytes: %5$d
                      duplicateWindow: %6$ds
                    """.formatted(
                            observatory + "-" + account,
                            name,
                            String.join("\", \"", subjects),
                            maxAge.toSeconds(),
                            maxBytes,
                            duplicates.toSeconds());
        }
    }

    private StreamDefinitions() {}

    static List<GeneratedFile> files(ObservatoryConfig observatory, ObservatoriesConfig fleet) {
        Definition telemetry = fleet(observatory);
        Definition findings = new Definition(
                fleet.findingsStream(),
                List.of(fleet.findingsSubject() + ".>"),
                FINDINGS_AGE,
                FINDINGS_BYTES,
                FINDINGS_DUPLICATES,
                "findings");
        String folder = observatory.name() + "/streams/";
        return List.of(
                GeneratedFile.open(folder + "FLEET.json", pretty(telemetry.json())),
                GeneratedFile.open(folder + "FINDINGS.json", pretty(findings.json())),
                GeneratedFile.open(folder + "nack.yaml", nack(observatory, List.of(telemetry, findings))));
    }

    /** What the job reads, as {@code nats stream add --config} reads it. */
    static String fleetJson(ObservatoryConfig observatory) {
        return pretty(fleet(observatory).json());
    }

    private static Definition fleet(ObservatoryConfig observatory) {
        return new Definition(
                "FLEET",
                List.of("fleet.*.adv.>", "fleet.*.sys.>"),
                Duration.ofMillis(observatory.maxAgeMillis()),
                observatory.maxBytes(),
                FLEET_DUPLICATES,
                "fleet");
    }

    private static String nack(ObservatoryConfig observatory, List<Definition> definitions) {
        String name = observatory.name().toLowerCase(Locale.ROOT);
        StringBuilder yaml = new StringBuilder(
                "# For NACK, the JetStream controller of Kubernetes. Each account takes its user and password from a secret.\n");
        for (Definition definition : definitions) {
            yaml.append(account(observatory, name + "-" + definition.account()));
            yaml.append(definition.manifest(name));
        }
        return yaml.toString();
    }

    private static String account(ObservatoryConfig observatory, String name) {
        List<String> urls =
                observatory.urls().isEmpty() ? List.of("nats://" + observatory.name() + ":4222") : observatory.urls();
        return """
                ---
                apiVersion: jetstream.nats.io/v1beta2
                kind: Account
                metadata:
                  name: %1$s
                spec:
                  name: %1$s
                  servers: ["%2$s"]
                  user:
                    secret: {name: %1$s}
                    user: user
                    password: password
                """.formatted(name, String.join("\", \"", urls));
    }

    private static String pretty(Map<String, Object> json) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
