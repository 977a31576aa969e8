package io.aftershock.monitor.signal;

import org.jspecify.annotations.Nullable;

/** An advisory that a stream or a consumer was created, updated or deleted. */
public record AssetChange(
        String account, String stream, @Nullable String consumer, boolean created) {}
