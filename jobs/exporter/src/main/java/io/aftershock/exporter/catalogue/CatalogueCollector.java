package io.aftershock.exporter.catalogue;

import io.prometheus.client.Collector;
import io.prometheus.client.exemplars.Exemplar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Serves the catalogue to simpleclient: asks each source, and puts what they tell into families. */
public final class CatalogueCollector extends Collector implements Collector.Describable {

    private final List<SeriesSource> sources;
    private final LongSupplier clock;
    private final boolean exemplars;

    /**
     * A collector that is not registered yet.
     *
     * @param clock the wall clock, in epoch milliseconds
     * @param exemplars whether counters carry the finding that they counted last
     */
    public CatalogueCollector(List<SeriesSource> sources, LongSupplier clock, boolean exemplars) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
        this.exemplars = exemplars;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        Map<Metric, List<MetricFamilySamples.Sample>> samples = new EnumMap<>(Metric.class);
        long now = clock.getAsLong();
        for (SeriesSource source : sources) {
            source.tell(
                    now,
                    (metric, value, finding, labels) -> samples.computeIfAbsent(metric, each -> new ArrayList<>())
                            .add(sample(metric, value, finding, labels)));
        }
        List<MetricFamilySamples> families = new ArrayList<>();
        samples.forEach((metric, values) -> families.add(family(metric, values)));
        return families;
    }

    /** All that there may be, so that no other collector can be registered under one of the names. */
    @Override
    public List<MetricFamilySamples> describe() {
        return Arrays.stream(Metric.values())
                .map(metric -> family(metric, List.of()))
                .toList();
    }

    private static MetricFamilySamples family(Metric metric, List<MetricFamilySamples.Sample> samples) {
        return new MetricFamilySamples(
                metric.family(), metric.unit().suffix(), metric.kind().type(), metric.help(), samples);
    }

    private MetricFamilySamples.Sample sample(Metric metric, double value, @Nullable String finding, String... labels) {
        List<String> values = Arrays.stream(labels).map(LabelValue::of).toList();
        if (values.size() != metric.labels().size()) {
            throw new IllegalArgumentException(metric + " has the labels " + metric.labels());
        }
        Exemplar exemplar = exemplars && finding != null ? exemplar(finding) : null;
        return new MetricFamilySamples.Sample(metric.seriesName(), metric.labels(), values, value, exemplar);
    }

    /** One that OpenMetrics finds too long is left out: a part of an id names nothing. */
    private static @Nullable Exemplar exemplar(String finding) {
        String id = LabelValue.of(finding);
        boolean fits = LabelValue.EXEMPLAR_NAME.length() + id.length() <= LabelValue.EXEMPLAR_CHARACTERS;
        return fits ? new Exemplar(1, LabelValue.EXEMPLAR_NAME, id) : null;
    }
}
