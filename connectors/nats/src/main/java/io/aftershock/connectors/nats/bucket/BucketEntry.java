package io.aftershock.connectors.nats.bucket;

/**
 * What stands in a bucket under one key.
 *
 * @param value as text; empty if it was deleted
 * @param revision of this value
 * @param deleted whether nothing stands there any more
 */
public record BucketEntry(String value, long revision, boolean deleted) {}
