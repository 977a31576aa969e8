package io.aftershock.deploy.monitoring.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The files with which Grafana finds the dashboards and their Prometheus have only keys that Grafana knows. */
class ProvisioningTest {

    private static final Path FOLDER = Path.of("grafana/provisioning");

    @Test
    void tellsGrafanaOfAPrometheus() throws IOException {
        JsonNode file = read("datasources/aftershock.yaml");
        assertThat(keys(file)).containsExactly("apiVersion", "datasources");
        JsonNode datasource = only(file.path("datasources"));
        assertThat(keys(datasource))
                .isSubsetOf(Set.of("name", "type", "access", "url", "isDefault", "jsonData", "uid", "editable"));
        assertThat(datasource.path("type").asText()).isEqualTo("prometheus");
        assertThat(datasource.path("access").asText()).isEqualTo("proxy");
        assertThat(keys(datasource.path("jsonData"))).containsExactly("timeInterval", "httpMethod");
        assertThat(datasource.path("jsonData").path("timeInterval").asText()).matches("\\d+s");
    }

    @Test
    void tellsGrafanaOfTheFolderWithTheDashboards() throws IOException {
        JsonNode file = read("dashboards/aftershock.yaml");
        assertThat(keys(file)).containsExactly("apiVersion", "providers");
        JsonNode provider = only(file.path("providers"));
        assertThat(keys(provider))
                .isSubsetOf(Set.of("name", "type", "folder", "allowUiUpdates", "updateIntervalSeconds", "options"));
        assertThat(provider.path("type").asText()).isEqualTo("file");
        assertThat(keys(provider.path("options"))).containsExactly("path");
        assertThat(Files.readString(Path.of("grafana/README.md")))
                .as("says where the dashboards have to be copied to")
                .contains(provider.path("options").path("path").asText());
    }

    private static JsonNode read(String name) throws IOException {
        JsonNode file = new YAMLMapper().readTree(Files.readString(FOLDER.resolve(name)));
        assertThat(file.path("apiVersion").asInt()).isEqualTo(1);
        return file;
    }

    private static JsonNode only(JsonNode list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
