package io.aftershock.monitor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JobMetricTest {

    @Test
    void isDocumented() throws Exception {
        String page = Files.readString(Path.of("../../docs/metrics.md"));
        String section = page.substring(page.indexOf("<!-- metrics: JobMetric -->"));

        assertThat(section.substring(0, section.indexOf("<!-- end -->")).lines().skip(3))
                .containsExactlyElementsOf(Arrays.stream(JobMetric.values())
                        .map(metric -> "| `" + metric.key() + "` | " + String.join(", ", metric.labels()) + " | "
                                + metric.sentence() + " |")
                        .toList());
    }
}
