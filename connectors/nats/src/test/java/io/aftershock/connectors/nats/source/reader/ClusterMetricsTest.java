package io.aftershock.connectors.nats.source.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class ClusterMetricsTest {

    private final Registry registry = new Registry();
    private final ClusterMetrics metrics = new ClusterMetrics(registry, "c1");

    @Test
    void areRegisteredAllAndUnderTheCluster() {
        List<String> expected = Arrays.stream(SourceMetric.values())
                .map(metric -> "cluster=c1:" + metric.key())
                .toList();

        assertThat(registry.metrics.keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void areDocumentedAll() throws Exception {
        String page = Files.readString(Path.of("../../docs/metrics.md"));
        int begin = page.indexOf("<!-- metrics: SourceMetric -->");
        String table = page.substring(begin, page.indexOf("<!-- end -->", begin));

        assertThat(table.lines().skip(3))
                .containsExactlyElementsOf(Arrays.stream(SourceMetric.values())
                        .map(metric -> "| `" + metric.key() + "` | " + metric.sentence() + " |")
                        .toList());
    }

    @Test
    void countWhatIsEmittedAndWhatHappens() {
        metrics.emitted(TelemetryRow.event("c1", 1, "ACME", "subject", new byte[7]));
        metrics.happened(status(Condition.GAP, 15, 0));
        metrics.happened(status(Condition.RESTORED, 0, 0));
        metrics.happened(status(Condition.CONSUMER_LOST, 0, 0));
        metrics.happened(status(Condition.REFUSED, 0, 0));
        metrics.stands(status(Condition.BEHIND, 99, 4_000));

        assertThat(Arrays.stream(SourceMetric.values()).map(registry::value))
                .containsExactly(1L, 7L, 99L, 4_000L, 15L, 1L, 1L, 1L, 1);
    }

    @Test
    void keepTheLagWhileCutOffAndCountNoRepeatedWord() {
        metrics.stands(status(Condition.BEHIND, 99, 4_000));
        metrics.stands(status(Condition.REFUSED, 0, 2_000));

        assertThat(registry.value(SourceMetric.CONNECTED)).isEqualTo(0);
        assertThat(registry.value(SourceMetric.LAG_MILLIS)).isEqualTo(4_000L);
        assertThat(registry.value(SourceMetric.REFUSED)).isEqualTo(0L);
    }

    private static SourceStatus status(Condition condition, long messages, long behindMillis) {
        return new SourceStatus(condition, "o1", messages, behindMillis, "");
    }

    /** Remembers every metric by its group and name. */
    private static final class Registry extends UnregisteredMetricsGroup {

        private final Map<String, Metric> metrics = new HashMap<>();

        private Object value(SourceMetric metric) {
            Metric found = metrics.get("cluster=c1:" + metric.key());
            return found instanceof Counter counter ? counter.getCount() : ((Gauge<?>) found).getValue();
        }

        @Override
        public MetricGroup addGroup(String key, String value) {
            return new Group(key + "=" + value);
        }

        private final class Group extends UnregisteredMetricsGroup {

            private final String prefix;

            private Group(String prefix) {
                this.prefix = prefix;
            }

            @Override
            public Counter counter(String name) {
                Counter counter = super.counter(name);
                metrics.put(prefix + ":" + name, counter);
                return counter;
            }

            @Override
            public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
                metrics.put(prefix + ":" + name, gauge);
                return gauge;
            }

            @Override
            public String getMetricIdentifier(String name, CharacterFilter filter) {
                return name;
            }
        }
    }
}
