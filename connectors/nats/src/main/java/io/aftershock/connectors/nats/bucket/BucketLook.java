package io.aftershock.connectors.nats.bucket;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found when a bucket was looked at.
 *
 * @param atMillis when, in epoch milliseconds
 * @param entries all of it by key, if it may have changed since it was last told; else null
 * @param trouble why it could not be read; null if all is well
 */
public record BucketLook(
        long atMillis,
        @Nullable Map<String, BucketEntry> entries,
        @Nullable String trouble) {}
