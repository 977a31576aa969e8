package io.aftershock.exporter.state;

import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.exporter.series.ClusterState;
import io.aftershock.exporter.series.IncidentState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was saved before a restart.
 *
 * @param incidents null if none was saved
 * @param position all clusters hold at least what the stream held up to here; null if nothing was saved
 */
public record SavedState(
        List<ClusterState> clusters,
        @Nullable IncidentState incidents,
        @Nullable StreamPosition position) {

    /** Nothing was saved. */
    public static final SavedState NONE = new SavedState(List.of(), null, null);
}
