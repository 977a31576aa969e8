package io.aftershock.deploy.monitoring.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The dashboards are what Grafana's classic schema has, in as far as they use it: it drops what it does not know in silence. */
class DashboardSchemaTest {

    private final Schema schema = schema();

    @Test
    void knowsEveryKeyAndEveryValueOfTheKeptDashboards() {
        assertThat(KeptDashboard.all())
                .isNotEmpty()
                .allSatisfy(dashboard ->
                        assertThat(errors(dashboard.json())).as(dashboard.uid()).isEmpty());
    }

    @Test
    void refusesWhatGrafanaWouldDrop() {
        ObjectNode panel = panel("timeseries");
        assertThat(errors(with(panel.put("decription", "misspelt")))).isNotEmpty();
    }

    @Test
    void refusesAnOptionOfAnotherKindOfPanel() {
        ObjectNode panel = panel("stat");
        ((ObjectNode) panel.path("options")).put("showHeader", true);
        assertThat(errors(with(panel))).isNotEmpty();
    }

    @Test
    void refusesAUnitThatIsNone() {
        ObjectNode panel = panel("stat");
        ((ObjectNode) panel.path("fieldConfig").path("defaults")).put("unit", "percents");
        assertThat(errors(with(panel))).isNotEmpty();
    }

    private List<Error> errors(JsonNode json) {
        return schema.validate(json.toString(), InputFormat.JSON);
    }

    private static ObjectNode panel(String type) {
        return KeptDashboard.all().stream()
                .flatMap(dashboard -> dashboard.panels().stream())
                .filter(panel -> panel.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow()
                .deepCopy();
    }

    /** The first dashboard, with nothing on it but this panel. */
    private static JsonNode with(JsonNode panel) {
        ObjectNode dashboard = KeptDashboard.all().get(0).json().deepCopy();
        dashboard.putArray("panels").add(panel);
        return dashboard;
    }

    private static Schema schema() {
        try (InputStream in = DashboardSchemaTest.class.getResourceAsStream("dashboard.schema.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
        } catch (IOException e) {
            throw new IllegalStateException("the schema of dashboards cannot be read", e);
        }
    }
}
