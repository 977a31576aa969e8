package io.aftershock.monitor.signal;

import org.jspecify.annotations.Nullable;

/** An advisory that a stream or a consumer was created, changed or deleted. */
public record AssetChange(
        String account, String stream, @Nullable String consumer, Kind kind) {

    /** What happened to the asset. */
    public enum Kind {
        CREATED,
        UPDATED,
        DELETED
    }
}
