package io.aftershock.monitor.ingest;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What the job counts about itself; each is a metric of the job and a line at the end of a replay. */
public enum Tally {
    /** Rows that came in, those about the source itself left out. */
    ROWS,
    /** Rows of a subject or type that this version does not know. */
    UNKNOWN,
    /** Lines of a capture that are no rows. */
    UNREADABLE_ROW,
    /** Bodies that are not the JSON that their subject promises. */
    MALFORMED,
    /** Bodies without a field that they need. */
    MISSING_FIELD,
    /** Rows whose time stamp is no time, or not near the time at which they were received. */
    ABSURD_TIMESTAMP,
    /** Ids that a flood pushed out of the memory too early: a second copy of one of them would be counted. */
    FORGOTTEN,
    /** Second copies of advisories, dropped by their id. */
    DUPLICATES,
    /** Rows older than the memory of ids, and audits that came when a window that they belong to had been printed. */
    LATE,
    /** Revisions of breaches and correlations. */
    FINDINGS;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name as metric and in the line of counts. */
    public String label() {
        return label;
    }

    /** The tally of the dead letters of a reason. */
    public static Tally of(DeadLetter.Reason reason) {
        return valueOf(reason.name());
    }

    /**
     * The counters of one operator: metrics by cluster for those who watch, accumulators over all of them for the end of a
     * bounded job.
     */
    public static final class Counters {

        private final MetricGroup group;
        private final Map<Tally, LongCounter> totals = new EnumMap<>(Tally.class);
        private final Map<String, Map<Tally, Counter>> metrics = new HashMap<>();

        public Counters(RuntimeContext context, Tally... tallies) {
            group = context.getMetricGroup();
            for (Tally tally : tallies) {
                // The stages of one task share its accumulators.
                totals.put(tally, context.getLongCounter(tally.label()));
            }
        }

        public void add(Tally tally, String cluster) {
            add(tally, cluster, 1);
        }

        public void add(Tally tally, String cluster, long count) {
            LongCounter total = totals.get(tally);
            Counter metric = metrics.computeIfAbsent(cluster, this::register).get(tally);
            if (metric == null || total == null) {
                throw new IllegalArgumentException("this operator does not count " + tally.label());
            }
            metric.inc(count);
            total.add(count);
        }

        /** All at once, so that nothing that has not happened yet looks like something that is not counted. */
        private Map<Tally, Counter> register(String cluster) {
            MetricGroup ofCluster = group.addGroup("cluster", cluster);
            Map<Tally, Counter> counters = new EnumMap<>(Tally.class);
            totals.keySet().forEach(tally -> counters.put(tally, ofCluster.counter(tally.label())));
            return counters;
        }
    }
}
