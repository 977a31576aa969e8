package io.aftershock.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered is what Kubernetes and the operators know, and nothing that they would drop without a word. */
class ManifestsTest {

    private static final StrictSchemas SCHEMAS = StrictSchemas.read();

    /** Below these stand names that users choose, or what is theirs to write. */
    private static final Set<String> FREE = Set.of(
            "affinity",
            "annotations",
            "data",
            "flinkConfiguration",
            "labels",
            "limits",
            "matchLabels",
            "nodeSelector",
            "requests");

    @SuppressWarnings("unused") // named in an annotation
    static Stream<Path> rendered() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String set : Helm.VALUE_SETS) {
            try (Stream<Path> folder = Files.list(Path.of("rendered", set))) {
                files.addAll(folder.filter(file -> !file.endsWith("kustomization.yaml"))
                        .sorted()
                        .toList());
            }
        }
        return files.stream();
    }

    @SuppressWarnings("unused") // named in an annotation
    static Stream<Path> handedOver() throws IOException {
        List<Path> found = new ArrayList<>(List.of(Path.of("../nats/nack/findings.yaml")));
        try (Stream<Path> files = Files.walk(Path.of("../observatory/example"))) {
            files.filter(file -> file.endsWith("nack.yaml")).sorted().forEach(found::add);
        }
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource({"rendered", "handedOver"})
    void fitTheStrictSchemas(Path file) throws IOException {
        for (Manifest manifest : Manifest.all(Files.readString(file))) {
            assertThat(SCHEMAS.problems(manifest))
                    .as(manifest.kind() + " " + manifest.name())
                    .isEmpty();
        }
    }

    /** A base for Kustomize has to name each file. */
    @Test
    void areAllInTheBaseOfTheKustomizeExample() throws IOException {
        Path base = Path.of("rendered/production");
        Set<String> named = new TreeSet<>();
        Manifest.YAML
                .readTree(base.resolve("kustomization.yaml").toFile())
                .get("resources")
                .forEach(resource -> named.add(resource.asText()));

        try (Stream<Path> files = Files.list(base)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> !file.equals("kustomization.yaml")))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    /** Every field of everything that is rendered, misspelt one after the other. */
    @Test
    void aTypoInAnyFieldIsRefused() throws IOException {
        Set<String> passed = new TreeSet<>();
        int tried = 0;
        for (Path file : Stream.concat(rendered(), handedOver()).toList()) {
            for (Manifest manifest : Manifest.all(Files.readString(file))) {
                for (String field : fields(manifest.content(), "")) {
                    tried++;
                    if (SCHEMAS.problems(misspelt(manifest, field)).isEmpty()) {
                        passed.add(manifest.kind() + field);
                    }
                }
            }
        }

        assertThat(passed).isEmpty();
        assertThat(tried).isGreaterThan(1_000);
    }

    private static Manifest misspelt(Manifest manifest, String pointer) {
        JsonNode copy = manifest.content().deepCopy();
        int last = pointer.lastIndexOf('/');
        ObjectNode holder = (ObjectNode) copy.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        holder.set(name + "x", holder.remove(name));
        return new Manifest(copy);
    }

    private static List<String> fields(JsonNode node, String path) {
        List<String> found = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            for (var each : object.properties()) {
                // Of these the file would not be known for what it is, and the metadata of other kinds is Kubernetes'
                // own.
                if (path.isEmpty() && Set.of("kind", "metadata").contains(each.getKey())) {
                    continue;
                }
                String inner = path + "/" + each.getKey();
                found.add(inner);
                if (!FREE.contains(each.getKey())) {
                    found.addAll(fields(each.getValue(), inner));
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                found.addAll(fields(array.get(i), path + "/" + i));
            }
        }
        return found;
    }
}
