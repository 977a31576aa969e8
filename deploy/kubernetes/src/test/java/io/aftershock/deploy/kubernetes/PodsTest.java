package io.aftershock.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.monitor.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What every pod of the chart keeps to, and what it finds where it looks. */
class PodsTest {

    @SuppressWarnings("unused") // named in annotations
    static final List<String> VALUE_SETS = Helm.VALUE_SETS;

    @TempDir
    Path mounted;

    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void runAsNobodyInParticularAndWriteNowhere(String set) throws IOException {
        for (JsonNode pod : pods(set)) {
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            for (JsonNode container : pod.get("containers")) {
                JsonNode security = container.get("securityContext");
                assertThat(security.get("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(security.get("allowPrivilegeEscalation").asBoolean()).isFalse();
                assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            }
        }
    }

    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void writeToEmptyFoldersOnlyAndMountNothingThatIsNotThere(String set) throws IOException {
        for (JsonNode pod : pods(set)) {
            Map<String, JsonNode> volumes = Manifest.each(pod.get("volumes"))
                    .collect(Collectors.toMap(volume -> volume.get("name").asText(), volume -> volume));
            Set<String> used = new TreeSet<>();
            for (JsonNode mount : pod.at("/containers/0/volumeMounts")) {
                JsonNode volume = volumes.get(mount.get("name").asText());
                used.add(mount.get("name").asText());
                assertThat(volume).as(mount.toString()).isNotNull();
                assertThat(volume.has("emptyDir"))
                        .as(mount.toString())
                        .isNotEqualTo(mount.path("readOnly").asBoolean());
            }
            assertThat(used).isEqualTo(volumes.keySet());
        }
    }

    /** A secret in the environment is in the pod's description, in crash dumps and in every child process. */
    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void getSecretsAsFilesOnly(String set) throws IOException {
        List<Manifest> all = rendered(set);

        assertThat(all).extracting(Manifest::kind).doesNotContain("Secret");
        assertThat(all)
                .allSatisfy(manifest -> assertThat(manifest.content().toString())
                        .doesNotContain("secretKeyRef", "envFrom", "s3.access-key", "s3.secret-key"));
    }

    /** The job's own reader of configurations, over files where the pod would find them. */
    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void findAConfigurationThatTheJobAcceptsWithEveryFileItNames(String set) throws IOException {
        List<Manifest> all = rendered(set);
        String fleet = all.stream()
                .filter(manifest -> manifest.kind().equals("ConfigMap"))
                .map(manifest -> manifest.content().at("/data/fleet.yaml").asText())
                .findFirst()
                .orElseThrow();
        for (JsonNode pod : pods(set)) {
            Path folder = Files.createTempDirectory(mounted, "pod");
            for (JsonNode source : pod.at("/volumes/0/projected/sources")) {
                for (JsonNode item : Objects.requireNonNullElse(source.get("secret"), source.get("configMap"))
                        .get("items")) {
                    Path file = folder.resolve(item.get("path").asText());
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, item.get("key").asText().equals("fleet.yaml") ? fleet : "secret");
                }
            }

            assertThat(ConfigLoader.load(folder.resolve("fleet.yaml"), Map.of(), arguments(all))
                            .clusters())
                    .isNotEmpty();
        }
    }

    @Test
    void ofTheJobKeepItsStateInTheStoreThatIsNamed() throws IOException {
        JsonNode flink = rendered("everything").stream()
                .filter(manifest -> manifest.kind().equals("FlinkDeployment"))
                .findFirst()
                .orElseThrow()
                .content()
                .at("/spec/flinkConfiguration");

        assertThat(Stream.of(
                                "execution.checkpointing.dir",
                                "execution.checkpointing.savepoint-dir",
                                "high-availability.storageDir")
                        .map(key -> flink.get(key).asText()))
                .containsExactly(
                        "s3://aftershock/state/checkpoints",
                        "s3://aftershock/state/savepoints",
                        "s3://aftershock/state/ha");
        // What users set wins.
        assertThat(flink.get("execution.checkpointing.num-retained").asText()).isEqualTo("5");
    }

    /** Who may come in by which port is who has something there to listen. */
    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void areReachedOnPortsThatTheyListenOn(String set) throws IOException {
        List<Manifest> all = rendered(set);
        Set<Integer> listening = new TreeSet<>(Set.of(8081));
        for (JsonNode pod : pods(set)) {
            pod.at("/containers/0/ports")
                    .forEach(port -> listening.add(port.get("containerPort").asInt()));
        }
        Set<Integer> allowed = new TreeSet<>();
        all.stream().filter(manifest -> manifest.kind().equals("NetworkPolicy")).forEach(policy -> {
            for (JsonNode rule : policy.content().at("/spec/ingress")) {
                rule.path("ports").forEach(port -> allowed.add(port.get("port").asInt()));
            }
        });

        assertThat(allowed).isEqualTo(listening);
    }

    private static List<String> arguments(List<Manifest> all) {
        List<String> sets = new ArrayList<>();
        all.stream()
                .filter(manifest -> manifest.kind().equals("FlinkDeployment"))
                .forEach(job -> {
                    JsonNode arguments = job.content().at("/spec/job/args");
                    for (int i = 1; i < arguments.size(); i++) {
                        if (arguments.get(i - 1).asText().equals("--set")) {
                            sets.add(arguments.get(i).asText());
                        }
                    }
                });
        return sets;
    }

    private static List<JsonNode> pods(String set) throws IOException {
        List<JsonNode> pods = rendered(set).stream().flatMap(Manifest::podSpecs).toList();
        assertThat(pods).hasSizeGreaterThanOrEqualTo(2);
        return pods;
    }

    private static List<Manifest> rendered(String set) throws IOException {
        List<Manifest> manifests = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("rendered", set))) {
            for (Path file : files.filter(each -> !each.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList()) {
                manifests.addAll(Manifest.all(Files.readString(file)));
            }
        }
        return manifests;
    }
}
