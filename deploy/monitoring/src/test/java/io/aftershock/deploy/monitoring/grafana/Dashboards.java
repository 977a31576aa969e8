package io.aftershock.deploy.monitoring.grafana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.deploy.monitoring.grafana.board.Dashboard;
import java.nio.file.Path;
import java.util.List;

/** All dashboards, and where each of them is kept for Grafana to load. */
final class Dashboards {

    static final Path FOLDER = Path.of("grafana/dashboards");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Dashboards() {}

    static List<Dashboard> all() {
        return List.of(
                FleetDashboard.define(),
                ClusterDashboard.define(),
                AccountDashboard.define(),
                ItselfDashboard.define());
    }

    static Path file(Dashboard dashboard) {
        return FOLDER.resolve(dashboard.uid() + ".json");
    }

    /** What is in the file: a line a value, so that a change is seen as what it is. */
    static String text(Dashboard dashboard) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
        try {
            return JSON.writer(printer).writeValueAsString(dashboard.json()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("dashboard " + dashboard.uid() + " cannot be written", e);
        }
    }
}
