package io.aftershock.exporter.series;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * All that is known of incidents, to be stored; they belong to no cluster.
 *
 * @param version of this form
 * @param heard the last message that is in it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IncidentState(int version, StoredPosition heard, List<StoredEpisodes.Episode> incidents) {}
