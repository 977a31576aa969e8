package io.aftershock.deploy.monitoring.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.deploy.monitoring.grafana.board.Dashboard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Grafana loads is what is defined here; {@code -Daftershock.docs.write=true} writes it. */
class DashboardFilesTest {

    @Test
    void keepsEachDashboardAsItIsDefined() throws IOException {
        for (Dashboard dashboard : Dashboards.all()) {
            Path file = Dashboards.file(dashboard);
            String text = Dashboards.text(dashboard);
            if (Boolean.getBoolean("aftershock.docs.write")) {
                Files.createDirectories(Dashboards.FOLDER);
                Files.writeString(file, text);
            }

            assertThat(file)
                    .as("%s is made from its definition; -Daftershock.docs.write=true writes it", file)
                    .hasContent(text);
        }
    }

    @Test
    void keepsNothingElse() throws IOException {
        List<Path> defined = Dashboards.all().stream().map(Dashboards::file).toList();
        try (Stream<Path> kept = Files.list(Dashboards.FOLDER)) {
            assertThat(kept).containsExactlyInAnyOrderElementsOf(defined);
        }
    }
}
