package io.aftershock.exporter.series;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;

/**
 * All that is known of one cluster, to be stored.
 *
 * @param version of this form
 * @param heard the last message that is in it
 * @param breaches that are open or were lately
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClusterState(
        int version,
        String name,
        StoredPosition heard,
        long clockMillis,
        long heardMillis,
        long newestMillis,
        long electedMillis,
        long beatMillis,
        long lookedMillis,
        Accounts.State accounts,
        AccountSeries.State whole,
        List<Long> counted,
        SeenTimes.State heartbeats,
        RecentCoverage.State coverage,
        Map<String, Long> deadLetters,
        List<StoredEpisodes.Episode> breaches) {

    /** Of the form that this release writes. */
    public static final int VERSION = 1;
}
