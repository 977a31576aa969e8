package io.aftershock.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Values, their schema, and the table of them in the README say the same. {@code -Daftershock.rendered.write=true} writes the table. */
class ValuesTest {

    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- values: written by ValuesTest -->\n";
    private static final String END = "<!-- end of values -->";

    /** Of Helm itself, and not in the table. */
    private static final String GLOBAL = "global";

    @Test
    void eachValueIsDescribedInTheSchemaAndHasADefault() throws IOException {
        Map<String, String> described = described();

        assertThat(described)
                .allSatisfy(
                        (key, description) -> assertThat(description).as(key).endsWith("."));
        assertThat(leaves(defaults(), "")).isEqualTo(described.keySet());
    }

    @Test
    void theReadmeListsThem() throws IOException {
        StringBuilder table = new StringBuilder("| value | default | what for |\n|---|---|---|\n");
        JsonNode defaults = defaults();
        described().forEach((key, description) -> {
            JsonNode value = defaults.at("/" + key.replace('.', '/'));
            String shown = value.isValueNode() ? value.asText() : value.isEmpty() ? "" : value.toString();
            table.append("| `%s` | %s | %s |%n"
                    .formatted(key, shown.isEmpty() ? "" : "`" + shown + "`", description.replace("|", "\\|")));
        });
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);

        if (Boolean.getBoolean("aftershock.rendered.write")) {
            Files.writeString(README, readme.substring(0, begin) + table + readme.substring(end));
            readme = Files.readString(README);
            end = readme.indexOf(END);
        }

        assertThat(readme.substring(begin, end)).isEqualTo(table.toString());
    }

    /** Else there would be lines of the chart that no golden file shows. */
    @Test
    void theSetOfEverythingSetsEachToSomethingElse() throws IOException {
        JsonNode everything = Manifest.YAML.readTree(Helm.values("everything").toFile());
        JsonNode defaults = defaults();

        Set<String> alike = new TreeSet<>();
        for (String key : described().keySet()) {
            String pointer = "/" + key.replace('.', '/');
            if (everything.at(pointer).isMissingNode() || everything.at(pointer).equals(defaults.at(pointer))) {
                alike.add(key);
            }
        }

        // The first is in production; two are on already; of the next there is one Flink only.
        assertThat(alike)
                .containsExactly(
                        "exporter.enabled",
                        "flink.version",
                        "image.digest",
                        "networkPolicy.enabled",
                        "storage.credentials.key");
    }

    private static JsonNode defaults() throws IOException {
        return Manifest.YAML.readTree(Helm.CHART.resolve("values.yaml").toFile());
    }

    /** The description of each value, by its path. */
    private static Map<String, String> described() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(Helm.CHART.resolve("values.schema.json").toFile());
        Map<String, String> descriptions = new TreeMap<>();
        collect(schema, "", descriptions);
        descriptions.remove(GLOBAL);
        return descriptions;
    }

    private static void collect(JsonNode schema, String path, Map<String, String> into) {
        schema.get("properties").properties().forEach(each -> {
            String key = path + each.getKey();
            if (isGroup(key, each.getValue())) {
                collect(each.getValue(), key + ".", into);
            } else {
                into.put(key, each.getValue().path("description").asText());
            }
        });
    }

    /** Resources and peers are Kubernetes' own words, and stand in the table as one. */
    private static boolean isGroup(String key, JsonNode schema) {
        return schema.has("properties")
                && !key.endsWith(".resources")
                && !key.endsWith(".peers")
                && !key.endsWith(".exporterEndpoint");
    }

    private Set<String> leaves(JsonNode values, String path) throws IOException {
        Set<String> known = described().keySet();
        Set<String> keys = new TreeSet<>();
        for (Map.Entry<String, JsonNode> each : values.properties()) {
            String key = path + each.getKey();
            if (known.contains(key) || !each.getValue().isObject()) {
                keys.add(key);
            } else {
                keys.addAll(leaves(each.getValue(), key + "."));
            }
        }
        return keys;
    }
}
