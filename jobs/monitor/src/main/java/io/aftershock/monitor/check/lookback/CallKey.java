package io.aftershock.monitor.check.lookback;

import org.jspecify.annotations.Nullable;

/** What calls are told apart by in evidence. */
public record CallKey(
        String operation,
        int errCode,
        @Nullable String client,
        @Nullable String stream) {}
